/**
 * `npm run audit`: is the audit log as it was written? `npm run audit -- 812:ab12…` asks also whether it still holds a
 * row that was written down. Ends with 1 when something is wrong. Works while the server runs.
 */
import './node-version.js';
import { log } from './lib/i18n/nb/hr-audit.ts';
import { checkAudit, readHead } from './lib/server/audit-check.ts';
import { openDatabase, placeOf } from './lib/server/database.ts';

try {
  const [written] = process.argv.slice(2);
  const noted = written === undefined ? undefined : readHead(written);
  if (written !== undefined && !noted)
    throw new Error('Skriv det som radnummer:lås, slik kontrollen viste det.');
  const place = placeOf(process.env);
  const store = await openDatabase(place);
  try {
    if (store.created) throw new Error(`Databasen i ${place.url ? 'DATABASE_URL' : place.dir} er ny og tom.`);
    const check = await checkAudit(store, new Date(), noted);
    console.log(check.count > 0 ? log.broken(check.count, check.at) : log.whole(check.rows, check.at));
    for (const { what, from, to } of check.faults) console.log(`  ${log.faults[what](from, to)}`);
    if (check.count > check.faults.length)
      console.log(`  ${log.moreFaults(check.count - check.faults.length)}`);
    if (check.head) console.log(`${log.head}\n${check.head.seq}:${check.head.hash}`);
    if (check.count > 0) process.exitCode = 1;
  } finally {
    await store.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
