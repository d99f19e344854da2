/**
 * `npm run bench`: measures everything in one run, prints the table, and keeps it in docs/benchmarks.md.
 * `npm run bench -- client` measures one part, and only prints.
 */
import { writeFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { courseContent } from '../content.ts';
import { measureClient } from './client.ts';
import { measureDesk } from './desk.ts';
import { measureEngine } from './engine.ts';
import { measureHandIn } from './handin.ts';
import { measureRoster } from './roster.ts';
import { tableOf, type Row } from './table.ts';

const parts = {
  engine: measureEngine,
  client: measureClient,
  handin: measureHandIn,
  desk: measureDesk,
  roster: measureRoster,
};

const chosen = process.argv.slice(2);
const content = await courseContent();
const rows: Row[] = [];
let browser = '';
for (const [name, measure] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.error(`measuring: ${name} …`);
  const measured = await measure(content);
  if (Array.isArray(measured)) rows.push(...measured);
  else {
    rows.push(...measured.rows);
    browser = measured.browser;
  }
}

const table = tableOf(rows);
console.log(table);
if (chosen.length === 0)
  writeFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'benchmarks.md'), page());

function page(): string {
  const [cpu] = cpus();
  return `<!-- Written by npm run bench. -->

# Benchmarks

Measured ${new Date().toISOString().slice(0, 10)} on ${cpu?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()}, Node ${process.versions.node}, ${browser}. Absolute figures belong to this machine; the ratios, taken in one run, travel. Medians throughout.

${table}

- **engine**: every covering walk of every scenario in the course, replayed by the function that browser and server share.
- **client, cold**: CPU slowed 4 times, 1 600 kbit/s down, 150 ms round trip, brotli, nothing cached, nothing clicked before. The first choice is clicked in the first frame it can be seen; the time is from navigation until what follows stands on the screen, so an early click that was lost or slow would show. The floor is one page of hand-written HTML with the same words, served by the same server.
- **choice to painted**: not slowed; from the click to the frame after the consequence is in the document, write to IndexedDB included. A floor that forgets does less than we promise (a choice is on the disk before its consequence is shown), so one that keeps the promise stands beside it; the target is held against the one that forgets.
- **waiting per decision**: time in a walk in which the learner cannot act. Every choice is clicked in the first frame it can be seen; from a click that counted until the next one that did. A click that led nowhere within 50 ms was lost and is made again.
- **hand-in**: \`acceptHandIn\` as the route calls it, without HTTP: read, replayed, stored and receipted, one after the other. The floor's statements are those same statements, caught on their way.
- **overview**: the count behind HR's overview, statuses and deadlines included; half have completed, the others are not late yet, and one in twenty is on leave. The floor is the same answer for this course alone as one SQL text written by hand: the same joins, deadline, leave in force and what has begun, but no election periods, and no deadline moved by leave. In turns with the floor, after a round of each that does not count.
- **export**: \`completions.csv\` read to its end; each run in a process of its own. The floor reads the same columns, status and deadline as for the overview. Peak is the resident set of the whole process.
- **import**: a list read, checked, compared and written, from the file's bytes to the commit. The floor has the rows already and only writes them. 
- **longest stall**: the server thread's own work between two beats of a timer that should beat every 2 ms: nobody else gets a word in. What others on the machine take is not in it, nor what a disk takes.
`;
}
