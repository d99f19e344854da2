/** The files under `scenarios/`, read from disk. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Issue } from '#lib/scenario/issue.ts';

/** Name inside the content folder, with `/` → the text; null when it is there but cannot be read as text. */
export type Files = Map<string, string | null>;

/**
 * Reads every YAML file, and the drawings beside course.yaml, sorted by name.
 * @param dir the content folder; also how issues name the files
 */
export async function readFiles(dir: string): Promise<{ files: Files; issues: Issue[] }> {
  const files: Files = new Map();
  const issues: Issue[] = [];
  const say = (name: string, message: string, hint: string) =>
    issues.push({ file: name, line: 1, column: 1, severity: 'error', message, hint });
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (!entries) {
    say('', 'Mappa finnes ikke', 'Kjør kommandoen fra prosjektets øverste mappe.');
    return { files, issues };
  }
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(join(dir).length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((name) => !/(^|\/)\./.test(name));
  for (const name of names.sort()) {
    if (name.endsWith('.yml')) say(name, 'Fila slutter på .yml', 'Gi den navn som slutter på .yaml.');
    // A drawing beside the course's own files can be the municipality's logo.
    if (!name.endsWith('.yaml') && !/^[^/]+\.svg$/.test(name)) continue;
    try {
      files.set(name, new TextDecoder('utf-8', { fatal: true }).decode(await readFile(join(dir, name))));
    } catch {
      files.set(name, null);
      say(name, 'Fila er ikke lagret som UTF-8', 'Lagre den på nytt, og velg UTF-8 som tegnkoding.');
    }
  }
  return { files, issues };
}
