/**
 * A list imported without anybody watching, by a nightly job: what is new and changed at once, all or nothing.
 * Whoever is missing is left waiting for somebody's yes on HR's page.
 */
import { roster as words } from '#lib/i18n/nb/roster.ts';
import type { Store } from './database.ts';
import { lastCourse } from './editions.ts';
import { importRoster, planImport } from './people.ts';
import { rememberedMapping } from './roster-mapping.ts';
import { keepWaiting } from './roster-waiting.ts';
import { readRoster, type RosterIssue } from './roster.ts';

/** What is printed, and the exit code: 0 imported, 1 it could not be done, 2 the list has faults. */
export interface CommandResult {
  code: 0 | 1 | 2;
  lines: string[];
}

const { command } = words;
/** Where, and what is wrong, without what the cell says: that may be a name or an address. It always stands first. */
const tell = ({ line, column, message }: RosterIssue) =>
  `${command.place(line, column)}: ${message.replace(/^(Arket )?«[^»]*»/, '$1«…»')}`;

/** @param bytes the file. What is printed has ansattnr but neither names nor what a faulty cell says: it may end in a log. */
export async function importByCommand(store: Store, bytes: Uint8Array, now: Date): Promise<CommandResult> {
  const course = await lastCourse(store);
  if (!course) return { code: 1, lines: [command.neverServed] };
  const roster = await readRoster(bytes, (headings) => rememberedMapping(store, headings));
  if (roster.issues.length > 0) {
    const hint = roster.unmapped ? [command.pointOut] : [];
    return { code: 2, lines: [...roster.issues.map(tell), ...hint, command.faults(roster.issues.length)] };
  }
  const { hash } = await planImport(store.reading, roster.rows, now);
  const { plan, stale } = await importRoster(store, course, roster.rows, hash, 'system', now);
  if (stale) return { code: 1, lines: [command.stale] };
  await keepWaiting(
    store.db,
    plan.missing.map((known) => known.appointment),
    now,
  );
  const { added, changed, unchanged, leaders, missing, erased, unknownLeaders } = plan;
  return {
    code: 0,
    lines: [
      ...roster.notices.map(tell),
      command.done(added.length, changed.length, unchanged, leaders.length),
      ...(erased.length > 0 ? [command.erased(erased.length)] : []),
      ...(unknownLeaders.length > 0 ? [command.unknownLeaders(unknownLeaders)] : []),
      ...(missing.length > 0 ? [command.missing(missing.length)] : []),
      ...missing.map(({ ansattnr, role, unit }) => `  ${ansattnr} ${role}, ${unit}`),
    ],
  };
}
