/** `npm run scenarios -- check | new | draw | coverage | stricter | book | schema`: the author's command line. */
import { writeFile } from 'node:fs/promises';
import { isError, reportText } from '#lib/scenario/issue.ts';
import { scenarioJsonSchema } from '#lib/scenario/schema.ts';
import { isDay } from '#lib/scenario/spelling.ts';
import { bookOf } from './book.ts';
import { testJsonSchema } from '#lib/scenario/test-schema.ts';
import { readContent } from './content.ts';
import { coverageTable } from './coverage-table.ts';
import { drawScenario } from './draw.ts';
import { newScenario } from './new.ts';
import type { Said } from './said.ts';
import { stricterList } from './stricter.ts';
import { summaryTable } from './summary.ts';

const FOLDER = 'scenarios';
const USAGE = `Bruk: npm run scenarios -- KOMMANDO

  check [--release] [--today=ÅÅÅÅ-MM-DD]   alt som er galt, med fil og linje
  new LEKSJON/NAVN                         et nytt scenario som består check
  draw LEKSJON/NAVN                        scenarioet som Mermaid-graf
  coverage                                 hvordan kurset dekker hvert punkt
  stricter                                 der retningslinjene går lenger enn loven
  book [FIL]                               alt i kurset på ett dokument, til gjennomlesing
  schema                                   skriv ${FOLDER}/scenario.schema.json og test.schema.json på nytt`;

/** @returns the exit code: 1 when something is wrong */
async function run([command, ...rest]: string[]): Promise<number> {
  const options = rest.filter((word) => word.startsWith('--'));
  const names = rest.filter((word) => !word.startsWith('--'));
  const today = options.find((word) => word.startsWith('--today='))?.slice('--today='.length);
  const unknown = options.find((word) => word !== '--release' && !word.startsWith('--today='));
  if (unknown) return refuse(`Ukjent valg: ${unknown}`);
  if (today !== undefined && !isDay(today)) return refuse(`Ikke en dato: --today=${today}`);
  const day = today ?? new Date().toISOString().slice(0, 10);
  const [name] = names;

  switch (command) {
    case 'check': {
      const content = await readContent(FOLDER, day, options.includes('--release'));
      const failed = content.issues.some(isError);
      if (!failed) console.log(`${summaryTable(content)}\n`);
      (failed ? console.error : console.log)(reportText(content.issues));
      return failed ? 1 : 0;
    }
    case 'new':
      return name ? say(await newScenario(FOLDER, name)) : refuse('Skriv hva det skal hete: LEKSJON/NAVN');
    case 'draw':
      return name
        ? say(drawScenario(await readContent(FOLDER, day), name))
        : refuse('Skriv hvilket: LEKSJON/NAVN');
    case 'coverage':
      return say(coverageTable(await readContent(FOLDER, day)));
    case 'stricter':
      return say(stricterList(await readContent(FOLDER, day)));
    case 'book': {
      const content = await readContent(FOLDER, day);
      if (content.issues.some(isError)) return say({ ok: false, text: reportText(content.issues) });
      const book = bookOf(content, day);
      if (!name) return say(book);
      await writeFile(name, `${book.text}\n`);
      return say({ ok: true, text: `Skrev ${name}` });
    }
    case 'schema':
      for (const [name, text] of Object.entries(schemaTexts())) await writeFile(`${FOLDER}/${name}`, text);
      return say({ ok: true, text: `Skrev ${Object.keys(schemaTexts()).join(' og ')} i ${FOLDER}/` });
    default:
      return refuse(command ? `Ukjent kommando: ${command}` : 'Hva vil du gjøre?');
  }
}

/** The committed files, exactly. */
export const schemaTexts = (): Record<string, string> => ({
  'scenario.schema.json': `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`,
  'test.schema.json': `${JSON.stringify(testJsonSchema(), null, 2)}\n`,
});

function say({ ok, text }: Said): number {
  (ok ? console.log : console.error)(text);
  return ok ? 0 : 1;
}

const refuse = (why: string): number => say({ ok: false, text: `${why}\n\n${USAGE}` });

if (import.meta.main) process.exitCode = await run(process.argv.slice(2));
