/** Files under `static/` that the build makes of the content. Written before SvelteKit lists what is there. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes a folder hold exactly these files. What is right already is not touched, so a build that changes nothing
 * leaves no trace.
 * @param folder nothing else may live in it: files that are not named here are removed
 * @param files name → text
 */
export async function generate(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (!files.has(name)) await rm(join(folder, name), { recursive: true });
  }
  for (const [name, text] of files) {
    const path = join(folder, name);
    const there = await readFile(path, 'utf8').catch(() => undefined);
    if (there !== text) await writeFile(path, text);
  }
}
