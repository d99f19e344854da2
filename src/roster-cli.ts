/**
 * `npm run roster -- import FILE`: imports a list while nobody watches, for a nightly job. Works while the server
 * runs, with the same DATA_DIR or DATABASE_URL as it has. Exit codes: 0 imported, 1 could not be done, 2 faults.
 */
import './node-version.js';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { roster as words } from './lib/i18n/nb/roster.ts';
import { openDatabase, placeOf } from './lib/server/database.ts';
import { importByCommand, type CommandResult } from './lib/server/roster-command.ts';

async function run([verb, file, ...rest]: string[]): Promise<CommandResult> {
  if (verb !== 'import' || file === undefined || rest.length > 0)
    return { code: 1, lines: [words.command.usage] };
  if (!existsSync(file)) return { code: 1, lines: [words.command.noFile(file)] };
  const store = await openDatabase(placeOf(process.env));
  try {
    return await importByCommand(store, await readFile(file), new Date());
  } finally {
    await store.close();
  }
}

try {
  const { code, lines } = await run(process.argv.slice(2));
  (code === 0 ? console.log : console.error)(lines.join('\n'));
  process.exitCode = code;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
