/** A Vite plugin that gives a module, and all of ours it imports, as a copy with one bug planted: `…/check.ts?planted=NAME`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { PLANTED, PLANTED_IN_REMINDERS } from './planted.ts';

const QUERY = '?planted=';
const SRC = join(import.meta.dirname, '..', '..');

export function plant(): Plugin {
  return {
    name: 'planted-bugs',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const [, fromImporter] = importer?.split(QUERY) ?? [];
      const [file, fromSource] = source.split(QUERY);
      const name = fromSource ?? fromImporter;
      if (!name || !file) return null;
      const clean = importer?.split(QUERY)[0];
      const found = await this.resolve(file, clean, { ...options, skipSelf: true });
      // Only what is ours is copied; packages stay the same for all.
      const ours = found?.id.startsWith(SRC) === true && found.id.endsWith('.ts');
      return found && ours ? `${found.id}${QUERY}${name}` : found;
    },
    load(id) {
      const [file, name] = id.split(QUERY);
      if (!file || !name) return null;
      const source = readFileSync(file, 'utf8');
      const bug = { ...PLANTED, ...PLANTED_IN_REMINDERS }[decodeURIComponent(name)];
      if (!bug) throw new Error(`no such bug: ${name}`);
      if (join(SRC, bug.in) !== file) return source;
      return Object.entries(bug.change).reduce((text, [find, replace]) => {
        if (text.split(find).length === 2) return text.replace(find, () => replace);
        throw new Error(`${bug.in} does not hold this exactly once: ${find}`);
      }, source);
    },
  };
}
