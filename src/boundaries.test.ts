/**
 * Who may import whom, as a table, read from the import statements themselves. docs: design «The rooms».
 * Imports go downwards only; siblings never import each other.
 */
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A room: which files are in it, which rooms it may import, and what from outside the project. */
interface Room {
  files: RegExp;
  rooms: string[];
  packages: RegExp;
}

const NODE = /^node:/;
const NOTHING = /^(?!)/;
const either = (...parts: RegExp[]) => new RegExp(parts.map((part) => `(?:${part.source})`).join('|'));

const KIT = /^(@sveltejs\/kit|\$app\/|\.\/\$types)/;
const VIRTUAL = /^virtual:/;
const SVELTE = /^svelte(\/|$)/;
const DATABASE = /^(kysely|pg|pg-cursor)(\/|$)/;

/** First match wins, so what is narrow stands before what is wide. */
const ROOMS: Record<string, Room> = {
  tests: {
    files: /^src\/.*\.test\.ts$/,
    rooms: ['*'],
    packages: /^/,
  },
  // What tests need and the product must not: no other room may import it.
  testing: { files: /^src\/.*\/(testing|fixtures)\//, rooms: ['*'], packages: /^/ },
  journeys: { files: /^src\/journeys\//, rooms: ['*'], packages: /^/ },
  scenario: {
    // The pure core: what learners' browsers and the server run.
    files:
      /^src\/lib\/scenario\/(aid|format|attempt|machine|replay|draw|edition|photo|test-(format|round|replay))\.ts$/,
    rooms: ['scenario'],
    packages: /^xstate(\/|$)/,
  },
  'scenario-source': {
    // The rest of the ground floor reads and checks YAML: the author's side.
    files: /^src\/lib\/scenario\//,
    rooms: ['scenario', 'scenario-source'],
    packages: /^(yaml|valibot|xstate)(\/|$)/,
  },
  'course-source': {
    files: /^src\/lib\/course\/schema\.ts$/,
    rooms: ['scenario', 'scenario-source', 'course', 'course-source'],
    packages: /^valibot$/,
  },
  course: { files: /^src\/lib\/course\//, rooms: ['scenario', 'course'], packages: NOTHING },
  i18n: { files: /^src\/lib\/i18n\//, rooms: ['scenario', 'course', 'i18n'], packages: NOTHING },
  design: {
    files: /^src\/lib\/design\//,
    rooms: ['design'],
    packages: either(SVELTE, /^(@digdir\/designsystemet-css|@fontsource-variable\/inter)(\/|$)/),
  },
  player: {
    files: /^src\/lib\/player\//,
    rooms: ['scenario', 'course', 'i18n', 'design', 'player'],
    packages: SVELTE,
  },
  progress: {
    files: /^src\/lib\/progress\//,
    rooms: ['scenario', 'course', 'i18n', 'design', 'progress'],
    packages: either(SVELTE, /^dexie$/),
  },
  server: {
    files: /^src\/lib\/server\//,
    rooms: ['scenario', 'course', 'i18n', 'server'],
    packages: either(
      NODE,
      DATABASE,
      /^(valibot|csv-stringify|csv-parse|@simplewebauthn\/server)(\/|$)/,
      /^(openid-client|nodemailer|hucre)(\/|$)/,
    ),
  },
  author: {
    files: /^src\/author\//,
    rooms: ['scenario', 'scenario-source', 'course', 'course-source', 'i18n', 'author'],
    packages: either(NODE, /^(yaml|valibot|vite|postcss|@dicebear\/(core|styles\/open-peeps\.json))$/),
  },
  serve: { files: /^src\/(serve\.ts|serve\/|node-version\.js)/, rooms: ['serve'], packages: NODE },
  audit: { files: /^src\/audit\.ts$/, rooms: ['server', 'i18n', 'serve'], packages: NODE },
  'hr-link': { files: /^src\/hr-link\.ts$/, rooms: ['server', 'serve'], packages: NODE },
  'roster-cli': { files: /^src\/roster-cli\.ts$/, rooms: ['server', 'serve', 'i18n'], packages: NODE },
  // Reads the content as the author's side does, and starts the server beside itself.
  demo: {
    files: /^src\/demo(\.ts$|\/)/,
    rooms: ['scenario', 'scenario-source', 'course', 'server', 'author', 'serve', 'demo'],
    packages: either(NODE, DATABASE),
  },
  'service-worker': {
    files: /^src\/service-worker\.ts$/,
    rooms: ['progress', 'scenario', 'course'],
    packages: /^(\$service-worker|\$app\/|virtual:|@sveltejs\/kit)/,
  },
  // Stands in every page's head, before anything else has come.
  early: { files: /^src\/early(-text)?\.js$/, rooms: ['early'], packages: NOTHING },
  hooks: {
    files: /^src\/hooks(\.\w+)*\.ts$/,
    rooms: ['scenario', 'course', 'i18n', 'server', 'early'],
    packages: either(NODE, KIT, VIRTUAL, /^\$env\//),
  },
  'routes-server': {
    files: /^src\/routes\/.*(\+server|\+(page|layout)\.server)\.ts$/,
    rooms: ['scenario', 'course', 'i18n', 'server', 'routes-server', 'routes'],
    packages: either(NODE, KIT, VIRTUAL, /^\$env\//),
  },
  routes: {
    files: /^src\/routes\//,
    rooms: ['scenario', 'course', 'i18n', 'design', 'player', 'progress', 'routes'],
    packages: either(SVELTE, KIT, VIRTUAL, /^(\$service-worker|@simplewebauthn\/browser|uqr)$/),
  },
};

/** Virtual modules with words or graphs in them would end up in the learner's bundle. */
const TOO_MUCH_FOR_A_BROWSER = /^virtual:(scenarios|editions|guideline)$/;

const FORBIDDEN_FOLDERS = /(^|\/)(utils?|helpers?|common|services?|managers?)(\/|$)/;

interface Source {
  path: string;
  text: string;
}
interface Import {
  from: string;
  line: number;
  typeOnly: boolean;
}

const STATEMENT =
  /^[ \t]*(?:(?:import|export)\s+(type\s)?[\w*{}\s,$]*?\sfrom\s*|import\s*)(['"])([^'"\n]+)\2|\bimport\s*\(\s*(['"`])([^'"`\n]+)\4|\bimport\(\s*(['"])([^'"\n]+)\6\s*\)\./gm;

const isStyle = (from: string) => /\.css(\?|$)/.test(from);

/** Comments become blanks of the same length, so that line numbers hold. Strings stay. */
function withoutComments(text: string): string {
  const blank = (found: string) => found.replace(/[^\n]/g, ' ');
  return text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, blank).replace(/^\s*\/\/.*$/gm, blank);
}

function importsOf({ path, text }: Source): Import[] {
  const bare = withoutComments(text);
  const scripts = path.endsWith('.svelte') ? withoutMarkup(bare) : bare;
  return [...scripts.matchAll(STATEMENT)]
    .map((match) => ({
      from: (match[3] ?? match[5] ?? match[7]) as string,
      line: bare.slice(0, match.index + match[0].search(/\S/)).split('\n').length,
      typeOnly: match[1] !== undefined,
    }))
    .filter(({ from }) => !isStyle(from));
}

/** Of a component only the scripts; everything else becomes blank lines. */
function withoutMarkup(text: string): string {
  return text
    .split(/(<script\b[^>]*>[\s\S]*?<\/script>)/)
    .map((part, i) =>
      i % 2
        ? part.replace(/<\/?script\b[^>]*>/g, (tag) => ' '.repeat(tag.length))
        : part.replace(/[^\n]/g, ' '),
    )
    .join('');
}

const roomOf = (path: string) => Object.entries(ROOMS).find(([, room]) => room.files.test(path))?.[0];

/** The project file an import names, or undefined when it is a package. */
function target(path: string, from: string): string | undefined {
  if (from.startsWith('#lib/')) return from.replace('#lib/', 'src/lib/');
  if (from.startsWith('./$types')) return undefined;
  if (from.startsWith('.')) return posix.normalize(posix.join(posix.dirname(path), from));
  return undefined;
}

function faultsOf(source: Source): string[] {
  const { path, text } = source;
  const faults: string[] = [];
  const at = (line: number, words: string) => faults.push(`${path}:${line} ${words}`);
  const name = roomOf(path);
  if (!name) return [`${path}:1 is in no room of the table`];
  const room = ROOMS[name] as Room;
  for (const { from, line } of importsOf(source)) {
    const file = target(path, from)?.replace(/\?raw$/, '');
    if (file === undefined) {
      if (!room.packages.test(from)) at(line, `${name} may not import ${from}`);
      if (name === 'routes' && TOO_MUCH_FOR_A_BROWSER.test(from)) at(line, `${from} is for the server only`);
      continue;
    }
    if (!/\.(ts|js|svelte|json|svg)$/.test(file)) at(line, `${from} lacks its file extension`);
    if (!file.startsWith('src/')) continue;
    const other = roomOf(file);
    if (other && other !== name && !room.rooms.includes(other) && room.rooms[0] !== '*') {
      at(line, `${name} may not import ${other} (${from})`);
    }
    if (name !== 'tests' && name !== 'journeys' && /\.test\.ts$/.test(file))
      at(line, `imports a test (${from})`);
  }
  if (FORBIDDEN_FOLDERS.test(posix.dirname(path))) at(1, 'is in a folder that names no product noun');
  if (isBarrel(text)) at(1, 'only passes on what others export');
  const html = path.endsWith('.svelte') ? withoutComments(text).indexOf('{@html') : -1;
  if (html >= 0) at(text.slice(0, html).split('\n').length, 'uses {@html}');
  return faults;
}

/** Nothing but `export … from` in it. */
function isBarrel(text: string): boolean {
  const bare = withoutComments(text).trim();
  const left = bare
    .replace(/export\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s*from\s*['"][^'"]+['"];?/g, '')
    .trim();
  return bare !== '' && left === '';
}

const project = globSync('src/**/*.{ts,js,svelte}')
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.endsWith('.d.ts'))
  .sort()
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

describe('the boundaries of the project', () => {
  it('has files to look at', () => {
    expect(project.length).toBeGreaterThan(10);
    expect(project.flatMap(importsOf).length).toBeGreaterThan(20);
  });

  it('holds in every file', () => {
    expect(project.flatMap(faultsOf)).toEqual([]);
  });
});

describe('a planted fault is found', () => {
  const cases: [what: string, path: string, text: string, fault: string][] = [
    [
      'the core importing upwards',
      'src/lib/scenario/replay.ts',
      "import { a } from 'xstate';\nimport type { C } from '#lib/course/course.ts';",
      'src/lib/scenario/replay.ts:2 scenario may not import course (#lib/course/course.ts)',
    ],
    [
      'siblings, by a relative path',
      'src/lib/player/Scene.svelte',
      "<script lang=\"ts\">\n  import { open } from '../progress/store.ts';\n</script>\n<p>import x from 'y'</p>",
      'src/lib/player/Scene.svelte:2 player may not import progress (../progress/store.ts)',
    ],
    [
      'a dynamic import',
      'src/lib/progress/handin.ts',
      "const x = () =>\n  import('#lib/server/database.ts');",
      'src/lib/progress/handin.ts:2 progress may not import server (#lib/server/database.ts)',
    ],
    [
      'an export from another room',
      'src/lib/server/people.ts',
      "import { sql } from 'kysely';\nexport const a = 1;\nexport { open } from '#lib/progress/store.ts';",
      'src/lib/server/people.ts:3 server may not import progress (#lib/progress/store.ts)',
    ],
    [
      'an import over several lines',
      'src/lib/course/status.ts',
      "\nimport {\n  a,\n  type B,\n} from 'dexie';",
      'src/lib/course/status.ts:2 course may not import dexie',
    ],
    [
      'an import for its effect only',
      'src/lib/player/x.ts',
      "import 'node:fs';",
      'src/lib/player/x.ts:1 player may not import node:fs',
    ],
    [
      'the kit in a room that does not know it',
      'src/lib/player/x.ts',
      "import { goto } from '$app/navigation';",
      'src/lib/player/x.ts:1 player may not import $app/navigation',
    ],
    [
      'the type of another room',
      'src/lib/progress/x.ts',
      "let a: import('#lib/server/people.ts').Person;",
      'src/lib/progress/x.ts:1 progress may not import server (#lib/server/people.ts)',
    ],
    [
      'whole scenarios in a page',
      'src/routes/kurs/+page.svelte',
      "<script>\nimport { scenarios } from 'virtual:scenarios';\n</script>",
      'src/routes/kurs/+page.svelte:2 virtual:scenarios is for the server only',
    ],
    [
      'the server in a page',
      'src/routes/kurs/+page.svelte',
      "<script>\nimport { people } from '#lib/server/people.ts';\n</script>",
      'src/routes/kurs/+page.svelte:2 routes may not import server (#lib/server/people.ts)',
    ],
    [
      'YAML on the ground floor',
      'src/lib/scenario/replay.ts',
      "import { parse } from 'yaml';",
      'src/lib/scenario/replay.ts:1 scenario may not import yaml',
    ],
    [
      'an import without extension',
      'src/lib/course/status.ts',
      "import { a } from '#lib/scenario/replay';",
      'src/lib/course/status.ts:1 #lib/scenario/replay lacks its file extension',
    ],
    [
      'a test imported by the product',
      'src/lib/course/status.ts',
      "import { a } from './course.test.ts';",
      'src/lib/course/status.ts:1 imports a test (./course.test.ts)',
    ],
    [
      'a drawer',
      'src/lib/server/utils/dates.ts',
      'export const a = 1;',
      'src/lib/server/utils/dates.ts:1 is in a folder that names no product noun',
    ],
    [
      'a barrel',
      'src/lib/course/all.ts',
      "/** All. */\nexport * from './course.ts';\nexport { progressOf } from './status.ts';",
      'src/lib/course/all.ts:1 only passes on what others export',
    ],
    [
      'raw markup',
      'src/lib/player/Post.svelte',
      '<p>\n  {@html text}\n</p>',
      'src/lib/player/Post.svelte:2 uses {@html}',
    ],
    [
      'a file without a room',
      'src/lib/misc/thing.ts',
      '',
      'src/lib/misc/thing.ts:1 is in no room of the table',
    ],
  ];

  it.each(cases)('%s', (_what, path, text, fault) => {
    expect(faultsOf({ path, text })).toContain(fault);
  });

  it('but what is commented out, quoted in markup or a style is not an import', () => {
    const text = [
      '<script lang="ts">',
      "  import './player.css';",
      "  // import { a } from 'dexie';",
      "  /* import { a } from 'kysely'; */",
      '</script>',
      "<p>import fs from 'node:fs'</p>",
    ].join('\n');
    expect(faultsOf({ path: 'src/lib/player/Post.svelte', text })).toEqual([]);
  });
});
