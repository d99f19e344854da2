/**
 * What a screen reader is given, kept as text beside the journeys. One that is not there yet is written, and fails:
 * somebody must read it before it counts. To renew one, delete it and run again.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';

const FOLDER = join(import.meta.dirname, 'snapshots');

/** @returns what differs, in words; nothing when the tree is the kept one */
export async function differenceFrom(name: string, place: Locator): Promise<string | undefined> {
  const file = join(FOLDER, `${name}.txt`);
  const tree = `${await place.ariaSnapshot()}\n`;
  if (!existsSync(file)) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, tree);
    return `${name}: written now. Read it, and run again.`;
  }
  const kept = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  return tree === kept
    ? undefined
    : `${name}: the accessibility tree has changed\n--- kept\n${kept}--- now\n${tree}`;
}
