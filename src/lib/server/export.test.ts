import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noCounts } from '#lib/course/counts.ts';
import { statusOf } from './appointments.ts';
import { asOf } from './as-of.ts';
import { countsByUnit, standingsPage } from './completions.ts';
import type { Store } from './database.ts';
import { keepEditions } from './editions.ts';
import { completionsCsv, completionsFileName, completionsXlsx } from './export.ts';
import { acceptHandIn } from './handin.ts';
import { attemptAt, tinyCourse, type TinyCourse } from './testing/course.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { addPerson } from './testing/people.ts';

const SERVED = new Date('2026-11-20T08:00:00.000Z');
/** Half past midnight in Norway: yesterday in UTC. */
const NOW = new Date('2026-11-23T23:30:00.000Z');
const HEADER =
  'ansattnr;fornavn;etternavn;e-post;rolle;enhetskode;enhet;sektor;nærmeste leder;startdato/valgperiode;tildelt;frist;status;fullført;mottatt;kursutgave;retningslinjeversjon;språk;gyldig til;påminnelser;fritak/utsettelse;innlogging;kvittering\r\n';

const textOf = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(stream).arrayBuffer()).toString('utf8');

describe.each(ENGINES)('who has completed, on %s', (kind) => {
  let engine: RunningEngine;
  let course: TinyCourse;
  beforeAll(async () => {
    engine = await startEngine(kind);
    course = await tinyCourse();
  });
  afterAll(() => engine.stop());

  const newStore = async () => {
    const store = await engine.store(SERVED);
    await keepEditions(store, course, SERVED);
    return store;
  };
  const moment = (store: Store) => asOf(store.db, course.course, NOW);
  const handIn = async (store: Store, person: string, ...names: Parameters<typeof attemptAt>[1][]) => {
    const attempts = names.map((name) => attemptAt(course, name, { finishedAt: '2026-11-22T12:00:00.000Z' }));
    const body = { v: 1, learner: person, held: [], attempts };
    await acceptHandIn(store, course.course, { person, login: 'lenke' }, body, NOW);
  };

  it('is an empty file with a header before anybody is here', async () => {
    expect(await textOf(completionsCsv(await newStore(), course.course, NOW))).toBe(`\ufeff${HEADER}`);
  });

  it('is exactly these bytes', async () => {
    const store = await newStore();
    const ingvild = await addPerson(store, { ansattnr: '00101', firstName: 'Ingvild', lastName: 'Moen' });
    const kare = await addPerson(store, {
      ansattnr: '102',
      firstName: 'Kåre',
      lastName: 'Åsen; "Kåre"',
      email: null,
      holds: [
        { role: 'folkevalgt', unit: 'Kommunestyret', starts: '2026-10-01' },
        { role: 'ansatt', unit: 'Lauvlia skole' },
      ],
    });
    await addPerson(store, {
      ansattnr: '103',
      firstName: '=cmd|x',
      lastName: '@SUM(A1)',
      email: '+x@example.no',
      holds: [{ role: 'ansatt', unit: '-Enheten\n=1' }],
    });
    const gone = await addPerson(store, { ansattnr: '104', firstName: 'Slettet' });
    await store.db.updateTable('person').set({ erased_at: 'x' }).where('id', '=', gone).execute();
    await handIn(store, ingvild, 'ansatt', 'begge');
    await handIn(store, kare, 'folkevalgt');
    const { receipt } = await store.db.selectFrom('completion').select('receipt').executeTakeFirstOrThrow();
    const units = await store.db.selectFrom('unit').select(['id', 'name']).execute();
    const code = (name: string) => units.find((unit) => unit.name === name)?.id.slice(0, 8);
    const weird = `"'-Enheten\n'=1"`;
    const lines = [
      `103;'=cmd|x;'@SUM(A1);'+x@example.no;ansatt;${code('-Enheten\n=1')};${weird};${weird};;2026-11-02;2026-11-01;2026-12-02;ikke begynt;;;;;;;0;;;`,
      `102;Kåre;"Åsen; ""Kåre""";;folkevalgt;${code('Kommunestyret')};Kommunestyret;Kommunestyret;;2026-10-01;2026-11-01;2026-12-31;påbegynt;;;;;;;0;;;`,
      `00101;Ingvild;Moen;ingvild@example.no;ansatt;${code('Lauvlia skole')};Lauvlia skole;Lauvlia skole;;2026-11-02;2026-11-01;2026-12-02;fullført;2026-11-22;2026-11-24;${course.course.edition};2024;nb;;0;;lenke;${receipt}`,
      `102;Kåre;"Åsen; ""Kåre""";;ansatt;${code('Lauvlia skole')};Lauvlia skole;Lauvlia skole;;2026-11-02;2026-11-01;2026-12-02;ikke begynt;;;;;;;0;;;`,
    ];
    expect(await textOf(completionsCsv(store, course.course, NOW))).toBe(
      `\ufeff${HEADER}${lines.join('\r\n')}\r\n`,
    );
  });

  it('says the same to the one it is about, byte for byte', async () => {
    const store = await newStore();
    const person = await addPerson(store, { lastName: '=Moen; "K"', email: null });
    await handIn(store, person, 'ansatt', 'begge');
    const [status] = await statusOf(store, course.course, person, NOW);
    expect(`\ufeff${status?.row?.csv}`).toBe(await textOf(completionsCsv(store, course.course, NOW)));
    expect(`${Object.keys(status?.row?.cells ?? {}).join(';')}\r\n`).toBe(HEADER);
    expect(status?.row?.cells).toMatchObject({
      etternavn: '=Moen; "K"',
      'e-post': '',
      status: 'fullført',
      fullført: '2026-11-22',
      mottatt: '2026-11-24',
    });
  });

  it('is the same as a workbook, in which no cell is a formula', async () => {
    const store = await newStore();
    await addPerson(store, { ansattnr: '00101', firstName: '=1+1', lastName: "@SUM(A1) <&> '" });
    await addPerson(store, { ansattnr: '1E5', firstName: '+47', lastName: '\t=cmd|x', email: null });
    const bytes = await new Response(completionsXlsx(store, course.course, NOW)).arrayBuffer();
    const parts = unzip(Buffer.from(bytes));
    const sheets = Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/'));
    expect(sheets).toEqual(['xl/worksheets/sheet1.xml']);
    const sheet = parts['xl/worksheets/sheet1.xml'] as string;
    expect(sheet).not.toMatch(/<f[ >/]/);
    // Every cell that says something is a text in itself: no number, no date, no formula's result.
    const kinds = [...sheet.matchAll(/<c [^>]*?(?:t="(\w+)")?[^>]*?>/g)].map(([cell]) => cell);
    expect(kinds.length).toBeGreaterThan(40);
    for (const cell of kinds) expect(cell).toMatch(/ t="inlineStr"|\/>$/);
    const rows = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
      [...(row as string).matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => unescaped(text as string)),
    );
    expect(rows[0]).toEqual(HEADER.trim().split(';'));
    const texts = rows.slice(1).map((row) => row.slice(0, 3));
    expect(texts).toEqual([
      ['1E5', '+47', '\t=cmd|x'],
      ['00101', '=1+1', "@SUM(A1) <&> '"],
    ]);
    const name = Object.keys(parts).filter((part) => /calc|macro|external|vba/i.test(part));
    expect(name).toEqual([]);
  });

  it('holds only whom the filter leaves', async () => {
    const store = await newStore();
    await addPerson(store, { lastName: 'Inne', holds: [{ role: 'ansatt', unit: 'Oppvekst > Skole' }] });
    await addPerson(store, { lastName: 'Ute', holds: [{ role: 'ansatt', unit: 'Kultur' }] });
    const filter = { within: 'Oppvekst', statuses: ['ikke-begynt'], scope: {} } as const;
    const csv = await textOf(completionsCsv(store, course.course, NOW, filter));
    expect([csv.includes('Inne'), csv.includes('Ute')]).toEqual([true, false]);
    const bytes = await new Response(completionsXlsx(store, course.course, NOW, filter)).arrayBuffer();
    const sheet = unzip(Buffer.from(bytes))['xl/worksheets/sheet1.xml'] as string;
    expect([sheet.includes('Inne'), sheet.includes('Ute')]).toEqual([true, false]);
  });

  it('says nothing of answers, endings, tries or time spent', async () => {
    const store = await newStore();
    const person = await addPerson(store);
    await handIn(store, person, 'ansatt', 'ansatt', 'begge');
    const text = await textOf(completionsCsv(store, course.course, NOW));
    for (const word of ['sier', 'navn,', 'bra', 'mestret', 'svomming', person])
      expect(text).not.toContain(word);
    expect(Object.keys((await standingsPage(store, await moment(store), {}, 0, 10))[0] ?? {}).sort()).toEqual(
      [
        ...[
          'appointment',
          'person',
          'ansattnr',
          'firstName',
          'lastName',
          'email',
          'role',
          'unit',
          'starts',
          'status',
        ],
        ...[
          'completedAt',
          'receivedAt',
          'courseEdition',
          'guideline',
          'language',
          'login',
          'receipt',
          'validTo',
          'changed',
        ],
        ...[
          'sector',
          'unitCode',
          'period',
          'leader',
          'assigned',
          'deadline',
          'progress',
          'relief',
          'reminders',
        ],
      ].sort(),
    );
  });

  it('counts by unit what the rows say, and finds the rows of a unit and a status', async () => {
    const store = await newStore();
    for (const [unit, ...names] of [
      ['Ål barnehage', 'ansatt', 'begge'],
      ['Ål barnehage', 'begge'],
      ['Ål barnehage'],
      ['Aktivitetssenteret', 'folkevalgt'],
    ] as [string, ...Parameters<typeof attemptAt>[1][]][]) {
      await handIn(
        store,
        await addPerson(store, { lastName: names.join() || 'ingen', holds: [{ role: 'ansatt', unit }] }),
        ...names,
      );
    }
    expect(await countsByUnit(store, await moment(store))).toEqual([
      { ...noCounts(), unit: 'Aktivitetssenteret', role: 'ansatt', all: 1, 'ikke-begynt': 1 },
      {
        ...noCounts(),
        unit: 'Ål barnehage',
        role: 'ansatt',
        all: 3,
        'ikke-begynt': 1,
        paabegynt: 1,
        fullfort: 1,
      },
    ]);
    const begun = await standingsPage(
      store,
      await moment(store),
      { unit: 'Ål barnehage', statuses: ['paabegynt'] },
      0,
      10,
    );
    expect(begun.map(({ lastName }) => lastName)).toEqual(['begge']);
    const at = await moment(store);
    const pages = await Promise.all([0, 1, 2, 3].map((from) => standingsPage(store, at, {}, from, 1)));
    expect(new Set(pages.flat().map(({ appointment }) => appointment)).size).toBe(4);
    expect(await countsByUnit(store, await moment(store), { statuses: ['fullfort'] })).toEqual([
      { ...noCounts(), unit: 'Ål barnehage', role: 'ansatt', all: 1, fullfort: 1 },
    ]);
  });

  it('streams 10,000 rows while others write, and ends when the reader hangs up', async () => {
    const store = await newStore();
    await manyPeople(store, 10_000);
    const stream = completionsCsv(store, course.course, NOW).getReader();
    await stream.read();
    await stream.read();
    // A download that stands still holds up nobody.
    const latecomer = await addPerson(store);
    await handIn(store, latecomer, 'ansatt', 'begge');
    let lines = 0;
    for (let read = await stream.read(); !read.done; read = await stream.read()) {
      lines += Buffer.from(read.value).toString('utf8').split('\r\n').length - 1;
    }
    expect(lines).toBe(10_000 - 200);

    for (let i = 0; i < 10; i++) {
      const hungUp = completionsCsv(store, course.course, NOW).getReader();
      await hungUp.read();
      await hungUp.read();
      await hungUp.cancel();
    }
    expect((await textOf(completionsCsv(store, course.course, NOW))).split('\r\n')).toHaveLength(10_000 + 3);
  });
});

/** The parts of a zip file by its central directory, without any library of ours. */
function unzip(bytes: Buffer): Record<string, string> {
  const parts: Record<string, string> = {};
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + size);
    const part = (method === 8 ? inflateRawSync(data) : data).toString('utf8');
    parts[bytes.subarray(at + 46, at + 46 + name).toString('utf8')] = part;
    at += 46 + name + extra + comment;
  }
  return parts;
}

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#9;', '\t')
    .replaceAll('&amp;', '&');

async function manyPeople(store: Store, count: number): Promise<void> {
  const created_at = SERVED.toISOString();
  await store.db.insertInto('unit').values({ id: 'unit', name: 'Lauvlia skole' }).execute();
  for (let from = 0; from < count; from += 500) {
    const ids = Array.from({ length: 500 }, (_, i) => String(from + i).padStart(6, '0'));
    const person = (id: string) => ({
      id,
      ansattnr: id,
      first_name: 'Ola',
      last_name: 'Moen',
      email: null,
      created_at,
      erased_at: null,
    });
    const appointment = (id: string) => ({
      id,
      person: id,
      role: 'ansatt' as const,
      unit: 'unit',
      starts: '2026-11-02',
      created_at,
    });
    await store.db.insertInto('person').values(ids.map(person)).execute();
    await store.db.insertInto('appointment').values(ids.map(appointment)).execute();
  }
}

it('has a name with what was chosen and when, and nothing that could be more than a name', () => {
  expect(completionsFileName(NOW, 'csv')).toBe('fullforinger-2026-11-24-0030.csv');
  expect(completionsFileName(NOW, 'xlsx', 'Oppvekst > Ås/../skole"\r\nx: ', 'ansatt', 'forfalt')).toBe(
    'fullforinger-oppvekst-as-skole-x-ansatt-forfalt-2026-11-24-0030.xlsx',
  );
});
