import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACCESS, mayEnter, type Principal } from './access.ts';

const ROUTES = join(import.meta.dirname, '../../routes');
const everybody: Record<string, Principal> = {
  nobody: { learner: false, hr: null },
  learner: { learner: true, hr: null },
  'hr-link': { learner: false, hr: 'link' },
  api: { learner: false, hr: null, api: true },
  leder: { learner: false, hr: 'leder' },
  sekretariat: { learner: false, hr: 'sekretariat' },
  hr: { learner: false, hr: 'hr' },
  administrator: { learner: false, hr: 'administrator' },
};
const ALL = Object.keys(everybody);
const DESK = ['leder', 'sekretariat', 'hr', 'administrator'];
const HR = ['hr', 'administrator'];

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

const allowedTo = (route: string, method: string) =>
  ALL.filter((name) => mayEnter(route, method, everybody[name] as Principal));

/** Routes that show people, limited to the asker's scope. Adding one here means it asks `locals.hr.scope`. */
const OWN_PEOPLE = [
  'GET /hr',
  'POST /hr',
  'GET /hr/brev',
  'POST /hr/brev',
  'GET /hr/completions.csv',
  'GET /hr/completions.xlsx',
  'GET /hr/internkontroll',
  'GET /hr/person/[person]',
];
const ADMINISTRATION = ['GET /hr/logg', 'POST /hr/logg', 'GET /hr/tilgang', 'POST /hr/tilgang'];

describe('the access table', () => {
  it('has a row for every route and method, and no other', () => {
    const table = Object.entries(ACCESS)
      .map(([id, row]) => ({ id, methods: Object.keys(row).sort() }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(table).toEqual(routes());
  });

  const cases: [route: string, method: string, mayEnter: string[]][] = [
    ['/', 'GET', ALL],
    ['/', 'POST', []],
    ['/i/[token]', 'POST', ALL],
    ['/api/sync', 'POST', ['learner']],
    ['/api/sync', 'GET', []],
    ['/hr', 'GET', DESK],
    ['/hr', 'HEAD', DESK],
    ['/hr', 'POST', DESK],
    ['/hr/person/[person]', 'GET', DESK],
    ['/hr/person/[person]', 'POST', HR],
    ['/hr/frister', 'POST', HR],
    ['/hr/personer', 'GET', HR],
    ['/hr/personer', 'POST', HR],
    ['/hr/completions.csv', 'GET', DESK],
    ['/hr/links.csv', 'POST', HR],
    ['/hr/links.csv', 'GET', []],
    ['/api/passkey/register', 'POST', ['hr-link', ...DESK]],
    ['/api/passkey/register-options', 'POST', ['hr-link', ...DESK]],
    ['/api/passkey/login', 'POST', ALL],
    ['/api/completions', 'GET', ['api']],
    ['/api/openapi.json', 'GET', ALL],
    ['/hr', 'DELETE', []],
    ['/hr', 'constructor', []],
    ['/nowhere', 'GET', []],
    ['constructor', 'GET', []],
    ['__proto__', 'GET', []],
  ];
  it.each(cases)('%s %s is for %j', (route, method, allowed) => {
    expect(allowedTo(route, method)).toEqual(allowed);
  });

  /** Every route × every method × every role, as the routes' files have them. */
  const matrix = routes().flatMap(({ id, methods }) =>
    methods.map((method) => ({ what: `${method} ${id}`, id, who: allowedTo(id, method) })),
  );
  const open = (allowed: (who: string[]) => boolean) =>
    matrix.filter(({ who }) => allowed(who)).map(({ what }) => what);

  it('opens nothing of HR’s to nobody, learners or those who came by a single-use link', () => {
    const desk = matrix.filter(({ id }) => id.startsWith('/hr'));
    expect(desk.length).toBeGreaterThan(3);
    for (const { what, who } of desk)
      expect([what, who.filter((one) => !DESK.includes(one))]).toEqual([what, []]);
  });

  it('opens to leaders and the secretariat what is limited to their own people, and nothing else', () => {
    const own = (role: string) =>
      open((who) => who.includes(role) && !who.includes('nobody')).filter(
        (what) => !what.includes('/passkey/'),
      );
    expect(own('leder')).toEqual(OWN_PEOPLE);
    expect(own('sekretariat')).toEqual(OWN_PEOPLE);
  });

  it('keeps access and the audit log to administrators', () => {
    expect(open((who) => who.join() === 'administrator')).toEqual(ADMINISTRATION);
  });

  it('leaves no route without somebody who may enter', () => {
    expect(open((who) => who.length === 0)).toEqual([]);
  });

  it('lets one who is both learner and HR do both', () => {
    const both: Principal = { learner: true, hr: 'hr' };
    expect(mayEnter('/api/sync', 'POST', both) && mayEnter('/hr', 'GET', both)).toBe(true);
  });
});
