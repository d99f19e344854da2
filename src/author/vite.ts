/**
 * The Vite plugin that makes the content of `scenarios/` importable, checked. A broken scenario fails the build with
 * the list that `npm run scenarios -- check` prints. In development a change is read again and the page reloads.
 */
import { join, sep } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';
import { isError, reportText } from '#lib/scenario/issue.ts';
import { readContent, type Content } from './content.ts';
import { drawStatic } from './static.ts';

const MODULES = {
  course: ({ course, municipality, aid }: Content) => ({ course, municipality, hasAid: aid !== undefined }),
  municipality: ({ municipality: { name, logo } }: Content) => ({ logo: logo !== undefined, name }),
  scenarios: ({ scenarios }: Content) => ({ scenarios }),
  'test/ansatt': ({ tests }: Content) => ({ test: tests.ansatt ?? null }),
  'test/folkevalgt': ({ tests }: Content) => ({ test: tests.folkevalgt ?? null }),
  editions: ({ editions, courseBody }: Content) => ({ editions, courseBody }),
  aid: ({ aid }: Content) => ({ aid: aid ?? null }),
  guideline: ({ guideline }: Content) => ({ guideline }),
};
type Module = keyof typeof MODULES;

const PREFIX = '\0content:';
const FOLDER = 'scenarios';
/** Not marked as virtual, or Vite would not treat it as a style sheet. */
const THEME = '/virtual-theme.css';

/** @returns the plugin for `virtual:theme.css`, `virtual:municipality`, `virtual:course`, `virtual:scenarios`, `virtual:test/ROLE`, `virtual:editions` and `virtual:guideline` */
export function content(): Plugin {
  let config: ResolvedConfig;
  let reading: Promise<Content> | undefined;
  const today = () => new Date().toISOString().slice(0, 10);

  /** Reads once, until something changes. Throws the report when there are errors. */
  async function read(): Promise<Content> {
    reading ??= readContent(join(config.root, FOLDER), today());
    const found = await reading;
    if (!found.issues.some(isError)) return found;
    const issues = found.issues.map((issue) => ({ ...issue, file: relative(issue.file) }));
    throw withoutStack(`Innholdet har feil.\n\n${reportText(issues)}\n`);
  }

  const relative = (file: string) => file.replace(join(config.root, FOLDER), FOLDER);

  return {
    name: 'content',
    // Before SvelteKit lists the static files. What is wrong is said when the content is needed, not here.
    async config({ root = process.cwd() }) {
      reading = readContent(join(root, FOLDER), today());
      const found = await reading.catch(() => undefined);
      if (found) await drawStatic(root, found);
    },
    // Before the bundler is started, which would wrap the report in a stack of its own.
    async configResolved(resolved) {
      config = resolved;
      if (config.command === 'build') await read();
    },
    resolveId(id) {
      if (id === 'virtual:theme.css') return THEME;
      const name = id.startsWith('virtual:') ? id.slice('virtual:'.length) : '';
      return Object.hasOwn(MODULES, name) ? PREFIX + name : undefined;
    },
    async load(id) {
      if (id === THEME) return (await read()).themeCss;
      if (!id.startsWith(PREFIX)) return undefined;
      const exports = MODULES[id.slice(PREFIX.length) as Module](await read());
      return Object.entries(exports)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n');
    },
    configureServer(server) {
      const folder = join(config.root, FOLDER) + sep;
      server.watcher.add(folder);
      server.watcher.on('all', (_event, file) => {
        if (!file.startsWith(folder) || !/\.(yaml|svg)$/.test(file)) return;
        reading = undefined;
        void readContent(join(config.root, FOLDER), today()).then((now) => drawStatic(config.root, now));
        for (const { moduleGraph, hot } of Object.values(server.environments)) {
          for (const id of [...Object.keys(MODULES).map((name) => PREFIX + name), THEME]) {
            const module = moduleGraph.getModuleById(id);
            if (module) moduleGraph.invalidateModule(module);
          }
          hot.send({ type: 'full-reload' });
        }
      });
    },
  };
}

/** The list is the whole message: where it was thrown helps no author. */
function withoutStack(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}
