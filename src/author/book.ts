/**
 * `book`: everything the course says, numbered, on one document, for the lawyer, the union and the safety representative.
 * Markdown, so that it can be read as it is, printed, or opened in a word processor. Pure.
 */
import { partsOf } from '#lib/course/guideline.ts';
import { nb as player } from '#lib/i18n/nb/player.ts';
import { guideline as pointWords } from '#lib/i18n/nb/guideline.ts';
import type { Choice, Citation, Outcome, Scenario, Scene } from '#lib/scenario/format.ts';
import { beatLines } from './book-beat.ts';
import type { Content } from './content.ts';
import type { Said } from './said.ts';

type Judged = Choice | Outcome;

const FOR = { ansatt: 'ansatte', folkevalgt: 'folkevalgte', begge: 'ansatte og folkevalgte' };

/** @param today ISO date, printed on the front */
export function bookOf(content: Content, today: string): Said {
  const { course, guideline, municipality } = content;
  const lessons = course.lessons.flatMap((lesson, i) => lessonLines(content, lesson, String(i + 1)));
  const text = [
    `# ${course.title}: til gjennomlesing`,
    '',
    `${municipality.name}. Kursets utgave ${course.edition.slice(0, 8)}, skrevet ut ${today}. ${guideline.title}, ${guideline.version}.`,
    '',
    'Alt har et nummer: leksjon, situasjon, scene og valg, for eksempel 1.2.3.b. Bruk det når du skriver hva du mener. Vis også til punktet i retningslinjene eller loven det gjelder.',
    ...lessons,
    ...pointLines(content),
    ...lawLines(content),
  ];
  return { ok: true, text: text.join('\n') };
}

function lessonLines(
  { scenarios }: Content,
  lesson: Content['course']['lessons'][number],
  number: string,
): string[] {
  return [
    '',
    `## ${number} ${lesson.title}`,
    '',
    `**Mål:** ${lesson.aim}`,
    '',
    lesson.intro,
    '',
    '**Ta med deg:**',
    ...lesson.takeaways.map((takeaway) => `- ${takeaway}`),
    ...(lesson.reads?.length ? ['', `**Leses på siden til leksjonen:** ${lesson.reads.join(', ')}.`] : []),
    ...lesson.scenarios.flatMap((entry, i) => {
      const scenario = scenarios[entry.id];
      const kind = entry.core
        ? 'må mestres'
        : entry.posting
          ? 'må mestres av dem som legger ut noe'
          : 'mer øving';
      return scenario ? scenarioLines(scenario, `${number}.${i + 1}`, kind) : [];
    }),
  ];
}

function scenarioLines(scenario: Scenario, number: string, kind: string): string[] {
  const { id, title, about, role, trains, scenes, start } = scenario;
  // Where one begins comes first, whatever stands first in the file.
  const order = [start, ...Object.keys(scenes).filter((scene) => scene !== start)];
  const numbers = new Map(order.map((scene, i) => [scene, `${number}.${i + 1}`]));
  return [
    '',
    `### ${number} ${title}`,
    '',
    `${about} *For ${FOR[role]}, ${kind}. Øver på ${trains.join(', ')}. Fil: ${id}.yaml.*`,
    ...order.flatMap((scene) => sceneLines(scenario, scene, numbers)),
  ];
}

function sceneLines({ scenes }: Scenario, id: string, numbers: Map<string, string>): string[] {
  const scene = scenes[id] as Scene;
  const { title, shows, asks, choices, picks, ends, takeaway } = scene;
  const what = ends ? ` – slutt: ${ends === 'mestret' ? player.mastered : player.notMastered}` : '';
  const lead = (edge: Judged) => leadsTo(edge, numbers);
  return [
    '',
    `#### ${numbers.get(id)} ${title ?? 'Her begynner det'}${what}`,
    '',
    ...shows.flatMap((beat) => [...(beat.when ? [`*${conditionOf(beat.when)}:*`] : []), ...beatLines(beat)]),
    ...(takeaway ? [`**${takeaway}**`, ''] : []),
    ...(asks ? [`**${asks}**`, ''] : []),
    ...Object.values(choices ?? {}).flatMap((choice, i) => [
      `${numbers.get(id)}.${letter(i)} ${choice.says}${choice.when ? ` *(${conditionOf(choice.when)})*` : ''}`,
      ...judgementLines(choice, lead(choice)),
    ]),
    ...(picks
      ? [
          `Å velge mellom: ${Object.values(picks.options)
            .map(({ says }) => says)
            .join(' · ')}`,
          '',
        ]
      : []),
    ...(picks?.outcomes ?? []).flatMap((outcome, i) => [
      `${numbers.get(id)}.${letter(i)} ${pickedOf(outcome, picks?.options ?? {})}`,
      ...judgementLines(outcome, lead(outcome)),
    ]),
  ];
}

const letter = (i: number) => String.fromCharCode('a'.charCodeAt(0) + i);

function judgementLines({ verdict, leans, learn, because, cites, sets }: Judged, leads: string): string[] {
  return [
    `   - **${player.verdict(verdict, leans)}.** ${learn} ${because}`,
    ...cites.map((cite) => `   - ${citationOf(cite)}`),
    `   - ${leads}${sets?.length ? ` Huskes: ${sets.map((flag) => `«${flag}»`).join(', ')}.` : ''}`,
    '',
  ];
}

/** In words: which point or law, of what kind, and what it says. */
const citationOf = ({ id, kind, label, text }: Citation) =>
  `${/^\d/.test(id) ? `Punkt ${id}` : label} (${player.kind[kind]}): ${text}`;

function leadsTo({ to }: Judged, numbers: Map<string, string>): string {
  const exits = typeof to === 'string' ? [{ scene: to, when: undefined }] : to;
  const words = exits.map(
    ({ scene, when }) => `${numbers.get(scene)}${when ? ` (${conditionOf(when)})` : ''}`,
  );
  return `Leder til ${words.join(', ellers ')}.`;
}

const conditionOf = (when: Record<string, boolean>) =>
  `når ${Object.entries(when)
    .map(([flag, wanted]) => `${wanted ? '' : 'ikke '}«${flag}»`)
    .join(' og ')}`;

function pickedOf({ all = [], none = [] }: Outcome, options: Record<string, { says: string }>): string {
  const named = (ids: string[]) => ids.map((id) => `«${options[id]?.says ?? id}»`).join(', ');
  const parts = [all.length > 0 && `valgt ${named(all)}`, none.length > 0 && `ikke valgt ${named(none)}`];
  const found = parts.filter(Boolean).join(', og ');
  return found ? `Når man har ${found}` : 'Ellers';
}

function pointLines({ guideline }: Content): string[] {
  return [
    '',
    '## Punktene i retningslinjene',
    ...partsOf(guideline).flatMap(({ number, title, points }) => [
      '',
      `### ${number ? `${number} ` : ''}${title}`,
      ...points.flatMap((point) => [
        '',
        `**${point.id}** (${pointWords.force[point.force]}. ${pointWords.audience[point.audience]}, ${pointWords.capacity[point.capacity]}. Versjon ${point.version}) ${point.text}`,
        ...(point.quote ? [`«${point.quote}»`] : []),
        ...(point.stricter ? [`*${pointWords.stricter}* ${point.stricter}`] : []),
        ...(point.differs ? [`*${pointWords.differs}* ${point.differs}`] : []),
        ...(point.sources.length > 0
          ? [`${pointWords.law}: ${point.sources.map(({ label }) => label).join(', ')}.`]
          : []),
      ]),
    ]),
  ];
}

function lawLines({ law }: Content): string[] {
  return [
    '',
    '## Rettskildene',
    '',
    'Datoen er dagen noen leste kilden. «Ikke kontrollert» betyr at den må leses før kurset tas i bruk.',
    ...Object.entries(law).flatMap(([id, { label, provision, text, url, binding, checked, again }]) => [
      '',
      `**${label}${provision && !label.includes(provision) ? ` ${provision}` : ''}** (${id}${binding === false ? ', en uttalelse om loven' : ''}) ${text}`,
      `${checked ? `Kontrollert ${checked}` : '**Ikke kontrollert**'}. Kontrolleres igjen ${again}.${url ? ` ${url}` : ''}`,
    ]),
    '',
  ];
}
