import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACCESS, mayEnter, type Principal } from './access.ts';

const ROUTES = join(import.meta.dirname, '../../routes');
const everybody: Record<string, Principal> = {
  nobody: { learner: false, hr: null },
  learner: { learner: true, hr: null },
  'hr-link': { learner: false, hr: 'link' },
  hr: { learner: false, hr: 'passkey' },
};

/** Every route that answers something, with its methods, as the files say. */
function routes(): { id: string; methods: string[] }[] {
  return readdirSync(ROUTES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .concat(ROUTES)
    .map((dir) => ({
      id:
        '/' +
        relative(ROUTES, dir)
          .replaceAll('\\', '/')
          .replace(/\(\w+\)\/?/g, ''),
      methods: methodsOf(dir),
    }))
    .filter((route) => route.methods.length > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function methodsOf(dir: string): string[] {
  const methods = new Set<string>();
  if (existsSync(join(dir, '+page.svelte'))) methods.add('GET');
  const text = (name: string) => (existsSync(join(dir, name)) ? readFileSync(join(dir, name), 'utf8') : '');
  if (/export const actions\b/.test(text('+page.server.ts'))) methods.add('POST');
  for (const [, name] of text('+server.ts').matchAll(
    /export (?:const|async function|function) ([A-Z]+)\b/g,
  )) {
    methods.add(name as string);
  }
  return [...methods].sort();
}

describe('the access table', () => {
  it('has a row for every route and method, and no other', () => {
    const table = Object.entries(ACCESS)
      .map(([id, row]) => ({ id, methods: Object.keys(row).sort() }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(table).toEqual(routes());
  });

  const cases: [route: string, method: string, mayEnter: string[]][] = [
    ['/', 'GET', ['nobody', 'learner', 'hr-link', 'hr']],
    ['/', 'POST', []],
    ['/i/[token]', 'POST', ['nobody', 'learner', 'hr-link', 'hr']],
    ['/api/sync', 'POST', ['learner']],
    ['/api/sync', 'GET', []],
    ['/hr', 'GET', ['hr']],
    ['/hr', 'HEAD', ['hr']],
    ['/hr', 'POST', []],
    ['/hr/personer', 'GET', ['hr']],
    ['/hr/personer', 'POST', ['hr']],
    ['/hr/completions.csv', 'GET', ['hr']],
    ['/hr/links.csv', 'POST', ['hr']],
    ['/hr/links.csv', 'GET', []],
    ['/api/passkey/register', 'POST', ['hr-link', 'hr']],
    ['/api/passkey/register-options', 'POST', ['hr-link', 'hr']],
    ['/api/passkey/login', 'POST', ['nobody', 'learner', 'hr-link', 'hr']],
    ['/hr', 'DELETE', []],
    ['/hr', 'constructor', []],
    ['/nowhere', 'GET', []],
    ['constructor', 'GET', []],
    ['__proto__', 'GET', []],
  ];
  it.each(cases)('%s %s is for %j', (route, method, allowed) => {
    const who = Object.keys(everybody).filter((name) =>
      mayEnter(route, method, everybody[name] as Principal),
    );
    expect(who).toEqual(allowed);
  });

  it('lets one who is both learner and HR do both', () => {
    const both: Principal = { learner: true, hr: 'passkey' };
    expect(mayEnter('/api/sync', 'POST', both) && mayEnter('/hr', 'GET', both)).toBe(true);
  });
});
