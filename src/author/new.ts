/** `new LESSON/NAME`: a scenario that passes `check`, to write over. Never overwrites anything. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isFor } from '#lib/course/course.ts';
import type { Role } from '#lib/scenario/format.ts';
import type { Point } from '#lib/scenario/sources.ts';
import type { Said } from './said.ts';
import { readFiles } from './files.ts';
import { NOT_LESSONS, readSources } from './sources.ts';

const NAME = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/;

export async function newScenario(dir: string, name: string): Promise<Said> {
  const [lesson = '', file = ''] = name.split('/');
  if (!NAME.test(name) || file === 'lesson' || NOT_LESSONS.has(lesson)) {
    const hint = NAME.test(asName(name)) && asName(name) !== name ? ` For eksempel ${asName(name)}.` : '';
    return {
      ok: false,
      text: `«${name}» kan ikke brukes. Skriv LEKSJON/NAVN med små bokstaver a–z, tall og bindestrek.${hint}`,
    };
  }
  const { course, library } = readSources((await readFiles(dir)).files);
  const role = course?.roles[0] ?? 'ansatt';
  const duty = pointFor(library.points, role, ({ force, alone }) => force === 'skal' && alone !== false);
  const right = pointFor(library.points, role, ({ force }) => force === 'rett');
  if (!duty || !right) {
    return {
      ok: false,
      text: 'guideline.yaml må ha minst ett skal-punkt og ett rett-punkt før et scenario kan skrives.',
    };
  }
  const path = `${dir}/${name}.yaml`;
  if (!(await writeNew(path, template(role, duty, right)))) {
    return { ok: false, text: `${path} finnes fra før, og er ikke rørt.` };
  }
  const lessonPath = `${dir}/${lesson}/lesson.yaml`;
  const isNew = await writeNew(lessonPath, LESSON);
  const known = course?.lessons.some(({ id }) => id === lesson);
  const steps = [
    'Skriv om teksten til din egen. Hver linje med # kan slettes.',
    'Kjør «npm run scenarios -- check» til den ikke finner flere feil.',
    ...(isNew ? [`Skriv hva leksjonen handler om, i ${lessonPath}.`] : []),
    known
      ? `Sett «${file}» inn under core eller optional for ${lesson} i ${dir}/course.yaml.`
      : `Legg leksjonen til i ${dir}/course.yaml:  - { id: ${lesson}, core: [${file}] }`,
    'Se det med «npm run dev».',
  ];
  const wrote = [`Laget ${path}`, ...(isNew ? [`Laget ${lessonPath}`] : [])];
  return {
    ok: true,
    text: [...wrote, '', 'Nå:', ...steps.map((step, i) => `  ${i + 1}. ${step}`)].join('\n'),
  };
}

/** What the author probably meant: «Ytringsfrihet/Ny sak» → `ytringsfrihet/ny-sak`. */
function asName(text: string): string {
  const ascii = text.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('å', 'a');
  return ascii
    .replace(/\.yaml$/, '')
    .replace(/[^a-z0-9/]+/g, '-')
    .replace(/(^|\/)[-\d]+|-+(?=\/|$)/g, '$1');
}

function pointFor(
  points: Record<string, Point>,
  role: Role,
  fits: (point: Point) => boolean,
): string | undefined {
  return Object.entries(points).find(([, point]) => isFor(point.audience, role) && fits(point))?.[0];
}

/** @returns false when the file is there already */
async function writeNew(path: string, text: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

const LESSON = `title: Navnet på leksjonen
aim: Det du kan når du er ferdig.
intro: Hva du møter her, i en setning eller to.
takeaways:
  - Det ene du skal huske.
`;

const template = (
  role: Role,
  duty: string,
  right: string,
): string => `# yaml-language-server: $schema=../scenario.schema.json
title: Navnet på scenarioet
about: Én linje til oversikten.
role: ${role} # ansatt, folkevalgt eller begge
minutes: 3
trains: [${[right, duty].sort().join(', ')}] # punkter fra guideline.yaml
reach: # hvem det kan nå, innenfra og ut
  - deg: { name: deg }
  - gruppa: { name: gruppa, who: 200 medlemmer }
  - utenfor: { name: utenfor gruppa, who: et skjermbilde, beyond: true }
start: saken
scenes:
  saken:
    reach: deg
    shows:
      - narration: Si hvem du er, og hva som har skjedd.
    asks: Hva gjør du?
    choices:
      sier-det: # id-en er et ord, og vises aldri
        says: Skriver det du mener
        verdict: god # god, lovlig eller brudd
        learn: Dette er lov.
        because: Si hvorfor, i en setning eller to.
        cites: [${right}]
        to: svar
      deler-alt:
        says: Skriver også det du vet fra jobben
        verdict: brudd # må vise til et skal-punkt eller en lov
        learn: Dette bryter en regel.
        because: Si hvilken, og hvorfor den er der.
        cites: [${duty}]
        sets: [delte] # huskes videre
        to: spredt
      tier:
        says: Lar være å skrive noe nå
        verdict: lovlig
        leans: taus # taus eller dristig
        learn: Du ga fra deg en rett.
        because: Si hva du kunne ha gjort.
        cites: [${right}]
        to: svar
  svar:
    title: Noen svarer
    reach: gruppa
    shows:
      - narration: Vis hva det førte til.
    asks: Hva gjør du nå?
    choices:
      svarer:
        says: Svarer rolig på det
        verdict: god
        learn: Saken kom videre.
        because: Si hvorfor dette virket.
        cites: [${right}]
        to: gikk-bra
      blir-borte:
        says: Svarer ikke på noe mer
        verdict: lovlig
        leans: taus
        learn: Ordet ditt ble borte.
        because: Si hva som gikk tapt.
        cites: [${right}]
        to: ble-stille
  spredt:
    title: Noen deler det videre
    reach: { to: utenfor, says: Et skjermbilde er delt. }
    shows:
      - narration: Vis følgen før du forklarer den.
    asks: Hva gjør du nå?
    choices:
      retter-opp:
        says: Sletter og sier fra til den det gjelder
        verdict: god
        learn: Du stanset det du kunne.
        because: Det som er sett, er sett. Men du kan gjøre noe nå.
        cites: [${duty}]
        to: gikk-bra
      lar-det-staa:
        says: Lar det stå, for alle har jo sett det nå
        verdict: brudd
        learn: Det sprer seg mer.
        because: Si hvem det går ut over.
        cites: [${duty}]
        to: gikk-galt
  gikk-bra:
    title: Det gikk bra
    ends: mestret # uten reach: rekkevidden er som i scenen før
    shows:
      - narration: Du rettet det opp.
        when: { delte: true } # vises bare når noe er husket
    takeaway: Det ene du vil at de skal huske.
  ble-stille:
    title: Det ble stille
    ends: ikke-mestret
    reach: gruppa
    takeaway: Det ene du vil at de skal huske.
  gikk-galt:
    title: Det gikk galt
    ends: ikke-mestret
    reach: utenfor
    takeaway: Det ene du vil at de skal huske.
`;
