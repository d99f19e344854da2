/** What must hold across files, each broken once in a copy of fixtures/good. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { issueText } from '#lib/scenario/issue.ts';
import { readContent } from './content.ts';

let dir = '';
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'kurs-')), 'scenarios');
  await cp('src/author/fixtures/good', dir, { recursive: true });
});
afterEach(() => rm(join(dir, '..'), { recursive: true }));

/** One sentence without end, as in a budget. */
const HEAVY = 'budsjettforslaget innebærer gjennomgripende reduksjoner ved kommunale grunnskoler '.repeat(20);

type Change = [file: string, from: string, to: string];

async function change([file, from, to]: Change): Promise<void> {
  const text = await readFile(join(dir, file), 'utf8');
  if (text.split(from).length !== 2) throw new Error(`not exactly once: ${from}`);
  await writeFile(
    join(dir, file),
    text.replace(from, () => to),
  );
}

/** Writes a file byte by byte, or removes it when there is no text. */
async function put(file: string, text: string | null): Promise<void> {
  if (text === null) return rm(join(dir, file));
  await mkdir(dirname(join(dir, file)), { recursive: true });
  await writeFile(join(dir, file), text, 'latin1');
}

async function said(today = '2026-11-22', release = false): Promise<string[]> {
  const { issues } = await readContent(dir, today, release);
  return issues.map((issue) => issueText(issue).replace(`${dir}/`, '').replace('\n    ', ' | '));
}

const DOCUMENTS = `documents:
  taushet: { title: Taushetserklæringen, url: https://a.example/t, version: '2026' }
  varsling: { title: Varslingsrutinene, url: https://a.example/v, version: 1.0 }
`;

describe('the documents of a course', () => {
  const documents = async () => (await readContent(dir, '2026-11-22')).course.documents;

  it('are none when the municipality names none', async () => {
    expect(await documents()).toEqual([]);
  });

  it('are all that the municipality names, for everybody, as written', async () => {
    await change(['municipality.yaml', 'workingHours:', `${DOCUMENTS}workingHours:`]);
    expect(await documents()).toEqual([
      {
        id: 'taushet',
        title: 'Taushetserklæringen',
        url: 'https://a.example/t',
        version: '2026',
        role: 'begge',
      },
      {
        id: 'varsling',
        title: 'Varslingsrutinene',
        url: 'https://a.example/v',
        version: '1.0',
        role: 'begge',
      },
    ]);
  });

  it('are those that the course names, for those it says', async () => {
    await change(['municipality.yaml', 'workingHours:', `${DOCUMENTS}workingHours:`]);
    await change(['course.yaml', 'lessons:', 'documents: { varsling: ansatt }\nlessons:']);
    expect((await documents())?.map(({ id, role }) => [id, role])).toEqual([['varsling', 'ansatt']]);
  });
});

const PERIODS = (...periods: string[]): Change[] => [
  [
    'course.yaml',
    'lessons:',
    `validity:\n  folkevalgt:\n${periods.map((period) => `    - { ${period} }\n`).join('')}lessons:`,
  ],
];

describe('how long a course holds', () => {
  it('is said in the course, with the points that were changed and what trains them', async () => {
    await change(['course.yaml', 'lessons:', 'validity: { ansatt: { months: 24 } }\nlessons:']);
    await change([
      'guideline.yaml',
      'capacity: privat\n    force: rett\n    version: 1',
      'capacity: privat\n    force: rett\n    version: 2\n    changed: { from: 2027-03-01, why: Ordlyden er ny. }',
    ]);
    const { course, issues, editions } = await readContent(dir, '2026-11-22');
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(course.validity).toEqual({ ansatt: { months: 24 } });
    expect(course.changes).toEqual({
      '2.1-01': { version: 2, from: '2027-03-01', why: 'Ordlyden er ny.' },
    });
    expect(course.lessons[0]?.scenarios[0]?.changed).toEqual(['2.1-01']);
    expect(Object.values(editions)[0]?.points['2.1-01']).toBe(2);
  });

  it('is not said where nothing is', async () => {
    const { course } = await readContent(dir, '2026-11-22');
    expect(Object.keys(course)).not.toContain('validity');
    expect(Object.keys(course)).not.toContain('changes');
    expect(course.lessons[0]?.scenarios[0]).not.toHaveProperty('changed');
  });

  it('is an error in a release, and a warning else, when the last election period is over', async () => {
    for (const each of PERIODS('id: a, from: 2019-10-01, to: 2023-09-30')) await change(each);
    const text = 'Den siste valgperioden var over 2023-09-30 | Skriv den neste under.';
    expect(await said('2023-10-01')).toEqual([`course.yaml:5:3 advarsel: ${text}`]);
    expect(await said('2023-10-01', true)).toEqual([`course.yaml:5:3 feil: ${text}`]);
    expect(await said('2023-09-30')).toEqual([]);
  });
});

describe('a course is checked for', () => {
  it.each<[what: string, changes: Change[], files: Record<string, string | null>, issues: string[]]>([
    [
      'a scenario that is not there',
      [['course.yaml', 'core: [kutt]', 'core: [kutt, kut]']],
      {},
      ['course.yaml:6:18 feil: Fila ytring/kut.yaml finnes ikke | Mente du «kutt»?'],
    ],
    [
      'a scenario that stands twice',
      [['course.yaml', 'core: [kutt]', 'core: [kutt]\n    optional: [kutt]']],
      {},
      ['course.yaml:7:16 feil: «kutt» står to ganger | Slett den ene.'],
    ],
    [
      'a lesson that stands twice',
      [['course.yaml', '    core: [kutt]', '    core: [kutt]\n  - id: ytring\n    core: []']],
      {},
      ['course.yaml:7:5 feil: Leksjonen «ytring» står to ganger | Slett den ene.'],
    ],
    [
      'a lesson without words',
      [['course.yaml', '    core: [kutt]', '    core: [kutt]\n  - id: lojalitet\n    core: []']],
      {},
      [
        'lojalitet/lesson.yaml:1:1 feil: Fila mangler | Lag den: docs/scenario-format.md viser hvordan den ser ut.',
      ],
    ],
    [
      'a role with nothing to master',
      [['ytring/kutt.yaml', 'role: begge', 'role: ansatt']],
      {},
      [
        'course.yaml:3:17 feil: Ingen scenarioer må mestres av folkevalgt | Sett minst ett under core, eller ta ut rollen.',
        'course.yaml:4:1 advarsel: Kurset dekker ikke 2 av 2 punkter ennå | folkevalgt, skal og rett, ikke sikret: 2.1-01, 2.1-08.',
      ],
    ],
    [
      'months that are not whole',
      [['course.yaml', 'lessons:', 'validity:\n  ansatt: { months: 1.5 }\nlessons:']],
      {},
      [
        'course.yaml:5:13 feil: «months» skal være et helt tall | Skriv tallet uten mellomrom og anførselstegn.',
      ],
    ],
    [
      'no months at all',
      [['course.yaml', 'lessons:', 'validity: { ansatt: { months: 0 } }\nlessons:']],
      {},
      ['course.yaml:4:23 feil: «months» skal være minst 1 | Rett tallet.'],
    ],
    [
      'the validity of a role the course lacks',
      [
        ['course.yaml', '[ansatt, folkevalgt]', '[folkevalgt]'],
        ['course.yaml', 'lessons:', 'validity: { ansatt: { months: 24 } }\nlessons:'],
      ],
      {},
      ['course.yaml:4:13 feil: Kurset har ikke rollen ansatt | Legg den til under roles, eller slett linja.'],
    ],
    [
      'an election period that overlaps the one before, one that comes too early, and one with its name',
      PERIODS(
        'id: a, from: 2023-10-01, to: 2027-10-15',
        'id: b, from: 2027-10-15, to: 2031-10-14',
        'id: a, from: 2019-10-01, to: 2023-09-30',
      ),
      {},
      [
        'course.yaml:7:16 feil: Valgperioden «b» begynner 2027-10-15, men «a» slutter først 2027-10-15 | La den begynne dagen etter at den forrige slutter: 2027-10-16.',
        'course.yaml:8:9 feil: Valgperioden «a» står to ganger | Slett den ene, eller gi den et annet navn.',
        'course.yaml:8:16 feil: Valgperioden «a» begynner før «b», som står over | Skriv periodene i rekkefølge, den eldste først.',
      ],
    ],
    [
      'an election period with a day that is in no calendar',
      PERIODS('id: a, from: 2023-10-01, to: 2023-09-30', 'id: b, from: 2023-10-02, to: 2027-02-29'),
      {},
      ['course.yaml:7:34 feil: «to» skal være en dato | Skriv datoen som 2026-11-22.'],
    ],
    [
      'days in no election period, and a period of no days',
      PERIODS('id: a, from: 2023-10-01, to: 2023-10-01', 'id: b, from: 2023-10-03, to: 2027-09-30'),
      {},
      [
        'course.yaml:6:34 feil: Valgperioden «a» slutter 2023-10-01, men begynner 2023-10-01 | La to være en dag etter from.',
        'course.yaml:7:16 feil: Mellom «a» og «b» er det dager uten valgperiode | La den begynne dagen etter at den forrige slutter: 2023-10-02.',
      ],
    ],
    [
      'a point in a new version that does not say what was changed, and one that says so in the old',
      [
        ['guideline.yaml', 'force: rett\n    version: 1', 'force: rett\n    version: 2'],
        [
          'guideline.yaml',
          'force: skal\n    version: 1',
          'force: skal\n    version: 1\n    changed: { from: 2027-03-01, why: Den er ny. }',
        ],
      ],
      {},
      [
        'guideline.yaml:9:5 feil: 2.1-01 har versjon 2, men sier ikke hva som er endret | Skriv «changed: { from: 2027-03-01, why: Hva som er nytt. }», eller la versjonen stå når meningen er den samme.',
        'guideline.yaml:17:5 feil: 2.1-08 er endret, men har fortsatt versjon 1 | Øk version til 2, eller slett changed.',
      ],
    ],
    [
      'a change without a reason or a day',
      [
        [
          'guideline.yaml',
          'force: rett\n    version: 1',
          'force: rett\n    version: 2\n    changed: { from: i mars }',
        ],
      ],
      {},
      [
        'guideline.yaml:10:5 feil: «why» mangler | Kjente felter her: from, why.',
        'guideline.yaml:10:16 feil: «from» skal være en dato | Skriv datoen som 2026-11-22.',
      ],
    ],
    [
      'a document without a version, one without a link, and one with a link that is none',
      [
        [
          'municipality.yaml',
          'workingHours:',
          'documents:\n  en: { title: En, url: https://a.example/en }\n  to: { title: To, version: 1 }\n  tre: { title: Tre, url: www.a.example, version: 1 b }\nworkingHours:',
        ],
      ],
      {},
      [
        'municipality.yaml:4:3 feil: «version» mangler | Kjente felter her: title, about, url, version.',
        'municipality.yaml:5:3 feil: «url» mangler | Kjente felter her: title, about, url, version.',
        'municipality.yaml:6:22 feil: «www.a.example» er skrevet feil | Skriv hele lenka, for eksempel https://www.kommune.no/dokument.',
        'municipality.yaml:6:42 feil: «1 b» er skrevet feil | Bruk tall, bokstaver a–z, punktum og bindestrek: «2026» eller «2026-03».',
      ],
    ],
    [
      'a document that is not there, one for a role the course lacks, and one that nobody is asked for',
      [
        ['municipality.yaml', 'workingHours:', `${DOCUMENTS}workingHours:`],
        [
          'course.yaml',
          '[ansatt, folkevalgt]',
          '[ansatt]\ndocuments: { taushet: folkevalgt, varslin: begge }',
        ],
      ],
      {},
      [
        'course.yaml:4:14 feil: Kurset har ikke rollen folkevalgt | Legg den til under roles, eller skriv en annen rolle.',
        'course.yaml:4:35 feil: Dokumentet «varslin» står ikke i municipality.yaml | Mente du «varsling»?',
        'municipality.yaml:5:3 advarsel: Ingen blir bedt om å bekrefte «varsling» | Sett det inn under documents i course.yaml når det skal være med.',
      ],
    ],
    [
      'a document with the name of the question',
      [
        [
          'municipality.yaml',
          'workingHours:',
          'documents:\n  legger-ut: { title: En, url: https://a.example/en, version: 1 }\nworkingHours:',
        ],
      ],
      {},
      [
        'municipality.yaml:4:3 feil: Et dokument kan ikke hete «legger-ut» | Kurset bruker navnet selv. Gi dokumentet et annet.',
      ],
    ],
    [
      'a scenario for a role the course lacks',
      [
        ['course.yaml', '[ansatt, folkevalgt]', '[ansatt]'],
        ['ytring/kutt.yaml', 'role: begge', 'role: folkevalgt'],
      ],
      {},
      [
        'course.yaml:3:9 feil: Ingen scenarioer må mestres av ansatt | Sett minst ett under core, eller ta ut rollen.',
        'course.yaml:4:1 advarsel: Kurset dekker ikke 2 av 2 punkter ennå | ansatt, skal og rett, ikke sikret: 2.1-01, 2.1-08.',
        'ytring/kutt.yaml:3:1 feil: Kurset har ikke rollen folkevalgt | Legg den til under roles i course.yaml, eller endre role.',
      ],
    ],
    [
      'two versions of the guidelines',
      [['course.yaml', '2026', '2025']],
      {},
      [
        'course.yaml:2:1 feil: Kurset gjelder retningslinjene 2025, men guideline.yaml er 2026 | Skriv den samme versjonen begge steder.',
      ],
    ],
    [
      'two people with one name',
      [['people.yaml', 'kare: { name: Kåre Moen }', 'kare: { name: Kåre Moen }\nkaare: { name: Kåre Moen }']],
      {},
      [
        'people.yaml:2:1 feil: «kaare» og «kare» heter begge Kåre Moen | Slett den ene, eller gi den et annet navn.',
      ],
    ],
    [
      'looks that have no such word',
      [
        [
          'people.yaml',
          'kare: { name: Kåre Moen }',
          'kare: { name: Kåre Moen, looks: { head: mone, hair: grå, face: smil, skin: lys, wears: orange, nose: stor } }',
        ],
      ],
      {},
      [
        'people.yaml:1:35 feil: «head» kan ikke være «mone» | Mente du «måne»?',
        'people.yaml:1:81 feil: «wears» kan ikke være «orange» | Velg mellom hav, himmel, hvit, lyng, mose, natt, rosa, rust, sand, skifer, skog, vin.',
        'people.yaml:1:96 feil: Ukjent felt «nose» | Velg mellom beard, face, glasses, hair, head, skin, wears.',
      ],
    ],
    [
      'colours that cannot be read',
      [['municipality.yaml', 'contact:', "colours: { water: '#3aa0d0', night: '#9fb7c4' }\ncontact:"]],
      {},
      [
        `municipality.yaml:2:12 feil: Fargen #3aa0d0 gir for lite kontrast: skrift på knapper 2,9 : 1, trenger 4,5 · skrift på knapper under pekeren 3,6 : 1, trenger 4,5 · skrift på knapper som trykkes 4,2 : 1, trenger 4,5 · lenker på hvite flater 2,9 : 1, trenger 4,5 · lenker på siden 2,7 : 1, trenger 4,5 · lenker på tonede flater 2,4 : 1, trenger 4,5 | Den nærmeste nyansen som holder, er #006e97.`,
        `municipality.yaml:2:30 feil: Fargen #9fb7c4 gir for lite kontrast: hvit skrift på startsiden 2,0 : 1, trenger 4,5 · dempet skrift på startsiden 1,3 : 1, trenger 4,5 · ringer som ikke er nådd 1,8 : 1, trenger 3,0 · ringer som er nådd 1,2 : 1, trenger 3,0 · multe, kjernen i ringene 1,1 : 1, trenger 3,0 · knappen på startsiden 1,2 : 1, trenger 3,0 | Den nærmeste nyansen som holder, er #455a66.`,
      ],
    ],
    [
      'a colour that is none',
      [['municipality.yaml', 'contact:', 'colours: { water: blå }\ncontact:']],
      {},
      [
        `municipality.yaml:2:12 feil: «blå» er skrevet feil | Skriv fargen i anførselstegn, med små bokstaver: '#0b4560'.`,
      ],
    ],
    [
      'a logo that is not there, or misspelt',
      [['municipality.yaml', 'contact:', 'logo: logo.svg\ncontact:']],
      { 'logg.svg': '<svg viewBox="0 0 1 1"></svg>' },
      [`municipality.yaml:2:1 feil: Fila logo.svg finnes ikke | Mente du «logg.svg»?`],
    ],
    [
      'a logo that does more than being looked at',
      [['municipality.yaml', 'contact:', 'logo: logo.svg\ncontact:']],
      {
        'logo.svg':
          '<svg viewBox="0 0 1 1" onload="x()"><script>x()</script><image href="https://x.example/a.png"/></svg>',
      },
      [
        `municipality.yaml:2:1 feil: Logoen inneholder en lenke ut av fila | Lagre den som ren SVG: bare former og farger.`,
        `municipality.yaml:2:1 feil: Logoen inneholder et skript | Lagre den som ren SVG: bare former og farger.`,
        `municipality.yaml:2:1 feil: Logoen inneholder kode som skal kjøre når noe skjer (on…=) | Lagre den som ren SVG: bare former og farger.`,
      ],
    ],
    [
      'points that some can pass without meeting, in one warning',
      [
        ['ytring/kutt.yaml', 'cites: [2.1-01, 2.1-08, grunnloven-100]', 'cites: [2.1-01, grunnloven-100]'],
        [
          'guideline.yaml',
          'points:',
          'points:\n  1.0-01: { section: 1, text: Tillit., audience: ansatt, capacity: kommunen, force: bakgrunn, version: 1 }\n  2.3-05: { section: 2.3, text: Fritid., audience: begge, capacity: privat, force: råd, version: 1 }',
        ],
      ],
      {},
      [
        'course.yaml:4:1 advarsel: Kurset dekker ikke 3 av 4 punkter ennå | ansatt, skal og rett, ikke sikret: 2.1-08.\n    ansatt, råd, verken øvd på eller prøvd: 2.3-05.\n    ansatt, bakgrunn, ikke lest: 1.0-01.\n    folkevalgt, skal og rett, ikke sikret: 2.1-08.\n    folkevalgt, råd, verken øvd på eller prøvd: 2.3-05.',
      ],
    ],
    [
      'the same in a course that is said to be whole, each where it stands',
      [
        ['course.yaml', 'lessons:', 'whole: true\nlessons:'],
        ['ytring/kutt.yaml', 'cites: [2.1-01, 2.1-08, grunnloven-100]', 'cites: [2.1-01, grunnloven-100]'],
        [
          'guideline.yaml',
          'points:',
          'points:\n  0-07: { section: 0, text: Dokumentene., audience: begge, capacity: begge, force: skal, version: 1, confirmed: true }\n  1.0-01: { section: 1, text: Tillit., audience: ansatt, capacity: kommunen, force: bakgrunn, version: 1 }\n  2.3-05: { section: 2.3, text: Fritid., audience: begge, capacity: privat, force: råd, version: 1 }',
        ],
      ],
      {},
      [
        'guideline.yaml:3:3 feil: 0-07 (skal) er ikke sikret for ansatt og folkevalgt | Legg dokumentene under documents i municipality.yaml, og si i course.yaml hvem som skal bekrefte dem.',
        'guideline.yaml:4:3 feil: 1.0-01 (bakgrunn) blir ikke lest for ansatt | Sett det inn under reads i en lesson.yaml.',
        'guideline.yaml:5:3 feil: 2.3-05 (råd) blir verken øvd på eller prøvd for ansatt og folkevalgt | Vis til det i et scenario eller i en prøve for rollen.',
        'guideline.yaml:13:3 feil: 2.1-08 (skal) er ikke sikret for ansatt og folkevalgt | Vis til det i hvert valg på et sted alle må forbi, i et scenario under core. Punkter for kommunen kan også ligge under posting.',
      ],
    ],
    [
      'heavy words in a course that is said to be whole',
      [
        ['course.yaml', 'lessons:', 'whole: true\nlessons:'],
        ['ytring/kutt.yaml', 'Kommunen vil kutte svømmingen.', HEAVY],
      ],
      {},
      [
        'ytring/kutt.yaml:14:9 feil: Teksten er tung: LIX 57, høyst 40 | Dette er det tyngste stykket. Kortere setninger og kortere ord hjelper.',
      ],
    ],
    [
      'heavy words around the scenarios: of a lesson, and of the points together',
      [
        ['ytring/lesson.yaml', 'intro: Her øver du på å si det du mener.', `intro: ${HEAVY}`],
        ['guideline.yaml', 'text: Du har samme ytringsfrihet som andre.', `text: ${HEAVY}`],
      ],
      {},
      [
        'guideline.yaml:2:1 advarsel: Punktene er tunge å lese: LIX 156, høyst 40 | Kortere setninger og kortere ord hjelper.',
        'ytring/lesson.yaml:3:1 advarsel: Leksjonen er tung å lese: LIX 130, høyst 40 | Kortere setninger og kortere ord hjelper.',
      ],
    ],
    [
      'a lesson that gives to read what is not there, or is read already',
      [['ytring/lesson.yaml', 'takeaways:', 'reads: [2.1-01, 2.1-10, 2.1-01]\ntakeaways:']],
      {},
      [
        'ytring/lesson.yaml:4:17 feil: Punktet «2.1-10» finnes ikke i guideline.yaml | Mente du «2.1-01»?',
        'ytring/lesson.yaml:4:25 feil: 2.1-01 leses allerede i ytring/lesson.yaml | La det stå der det passer best.',
      ],
    ],
    [
      'a point that rests on a source that is not there',
      [['guideline.yaml', 'force: rett', 'force: rett\n    sources: [grunnloven-10]']],
      {},
      ['guideline.yaml:9:15 feil: «grunnloven-10» finnes ikke i law.yaml | Mente du «grunnloven-100»?'],
    ],
    [
      'a heading of no section, and a list to keep with what is not there or stands twice',
      [
        [
          'guideline.yaml',
          'points:',
          "sections: { '2.2': Lojalitet }\nchecklist: { Husk: [2.1-01, 2.1-09, 2.1-01] }\npoints:",
        ],
      ],
      {},
      [
        'guideline.yaml:2:13 feil: Ingen punkter har section «2.2» | Mente du «2.1»?',
        'guideline.yaml:3:29 feil: Punktet «2.1-09» finnes ikke | Mente du «2.1-01»?',
        'guideline.yaml:3:37 feil: 2.1-01 står to ganger i lista | Slett den ene.',
      ],
    ],
    [
      'a source checked after it should be checked again',
      [['law.yaml', 'checked: null', 'checked: 2027-06-01']],
      {},
      [
        'law.yaml:5:3 feil: Grunnloven § 100 skal kontrolleres igjen før den er kontrollert | La again være en dag etter checked.',
      ],
    ],
    [
      'a day that is not in the calendar',
      [['law.yaml', 'again: 2027-06-01', 'again: 2027-02-30']],
      {},
      ['law.yaml:5:3 feil: «again» skal være en dato | Skriv datoen som 2026-11-22.'],
    ],
    [
      'a source whose address would run as a program',
      [['law.yaml', 'checked: null', 'checked: null\n  url: javascript:alert(1)']],
      {},
      ['law.yaml:5:3 feil: «javascript:alert(1)» er skrevet feil | Skriv hele adressen, med https:// foran.'],
    ],
    [
      'an address that is none',
      [['municipality.yaml', 'post@fosselva.example', 'fosselva']],
      {},
      ['municipality.yaml:2:38 feil: «fosselva» er skrevet feil | Skriv adressen som navn@kommune.no.'],
    ],
    [
      'a good choice that is longest too often',
      [['ytring/kutt.yaml', 'Skriver hva du mener om kuttet', 'Skriver hva du mener om kuttet, med tall']],
      {},
      [
        'course.yaml:4:1 feil: Det gode valget er lengst i 50 % av scenene, høyst 35 % er lov | Kort det ned, eller gjør et annet lengre, i noen av disse: ytring/kutt#forslaget.',
      ],
    ],
    [
      'a scenario that cannot be read, once',
      [['ytring/kutt.yaml', 'title: Kutt i', '\ttitle: Kutt i']],
      {},
      ['ytring/kutt.yaml:1:1 feil: Innrykket har tabulator | Bruk mellomrom, to for hvert nivå.'],
    ],
    [
      'a missing file',
      [],
      { 'law.yaml': null },
      ['law.yaml:1:1 feil: Fila mangler | Lag den: docs/scenario-format.md viser hvordan den ser ut.'],
    ],
    [
      'files that are in no place',
      [],
      {
        'notat.yaml': 'x: y',
        'ytring/Nytt forslag.yaml': 'x: y',
        'ytring/a/b.yaml': 'x: y',
        'ytring/x.yml': 'x: y',
        'nn/ytring/kutt.yaml': 'x: y',
        'ytring/.x.yaml': 'x',
      },
      [
        'notat.yaml:1:1 feil: Fila har et navn eller en plass kurset ikke kjenner | Scenarioer ligger i LEKSJON/NAVN.yaml, med små bokstaver a–z, tall og bindestrek.',
        'ytring/Nytt forslag.yaml:1:1 feil: Fila har et navn eller en plass kurset ikke kjenner | Scenarioer ligger i LEKSJON/NAVN.yaml, med små bokstaver a–z, tall og bindestrek.',
        'ytring/a/b.yaml:1:1 feil: Fila har et navn eller en plass kurset ikke kjenner | Scenarioer ligger i LEKSJON/NAVN.yaml, med små bokstaver a–z, tall og bindestrek.',
        'ytring/x.yml:1:1 feil: Fila slutter på .yml | Gi den navn som slutter på .yaml.',
      ],
    ],
    [
      'letters that are not UTF-8',
      [],
      { 'people.yaml': '\xff\xfe' },
      [
        'people.yaml:1:1 feil: Fila er ikke lagret som UTF-8 | Lagre den på nytt, og velg UTF-8 som tegnkoding.',
      ],
    ],
  ])('%s', async (_what, changes, files, issues) => {
    for (const one of changes) await change(one);
    for (const [file, text] of Object.entries(files)) await put(file, text);
    expect(await said()).toEqual(issues);
  });

  const OVERDUE =
    'Grunnloven § 100 skulle vært kontrollert igjen 2027-06-01 | Les bestemmelsen på Lovdata, og skriv nye datoer i checked og again.';
  it.each<[today: string, release: boolean, issues: string[]]>([
    ['2027-06-01', false, []],
    ['2027-06-01', true, []],
    ['2027-06-02', false, [`law.yaml:5:3 advarsel: ${OVERDUE}`]],
    ['2027-06-02', true, [`law.yaml:5:3 feil: ${OVERDUE}`]],
  ])('a source past its day: %s, release %s', async (today, release, issues) => {
    expect(await said(today, release)).toEqual(issues);
  });

  it('a folder that is not there, in one line', async () => {
    const { issues } = await readContent(join(dir, 'borte'), '2026-11-22');
    expect(issues.map(issueText)).toEqual([
      `${join(dir, 'borte')}:1:1 feil: Mappa finnes ikke\n    Kjør kommandoen fra prosjektets øverste mappe.`,
    ]);
  });
});

describe('titles', () => {
  /** Puts a second scenario in the course: the same, every title with «igjen» after it, but for one. */
  const besides = async (kept: string) => {
    const text = await readFile(join(dir, 'ytring/kutt.yaml'), 'utf8');
    const again = text.replaceAll(/(?<=^ *title: )(.*)$/gm, (title) =>
      title === kept ? title : `${title} igjen`,
    );
    await writeFile(join(dir, 'ytring/igjen.yaml'), again);
    await change(['course.yaml', 'core: [kutt]', 'core: [kutt, igjen]']);
    return (await said()).filter((line) => line.includes('tittel'));
  };

  it('that no other page has are right', async () => {
    expect(await besides('')).toEqual([]);
  });

  it.each([
    ['a scene', 'Klassen vet hvem det er', '41:5'],
    ['a scenario', 'Kutt i svømmeopplæringen', '1:1'],
  ])('that %s of another scenario has are refused', async (_, title, place) => {
    expect(await besides(title)).toEqual([
      `ytring/igjen.yaml:${place} feil: «${title}» er også en tittel i ytring/kutt | Gi den ene en annen tittel.`,
    ]);
  });
});
