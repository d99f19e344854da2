/**
 * `book`: everything the course says, numbered, on one document, for the lawyer, the union and the safety representative.
 * Markdown, so that it can be read as it is, printed, or opened in a word processor. Pure.
 */
import { nb as player } from '#lib/i18n/nb/player.ts';
import type { Choice, Outcome, Scenario, Scene } from '#lib/scenario/format.ts';
import { askedLines, conditionOf, showsLines } from './book-answer.ts';
import { lawLines, pointLines } from './book-rules.ts';
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
    ...testLines(content),
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
  const { title, shows, ends, takeaway } = scene;
  const what = ends ? ` – slutt: ${ends === 'mestret' ? player.mastered : player.notMastered}` : '';
  return [
    '',
    `#### ${numbers.get(id)} ${title ?? 'Her begynner det'}${what}`,
    '',
    ...showsLines(shows),
    ...(takeaway ? [`**${takeaway}**`, ''] : []),
    ...askedLines(scene, numbers.get(id) ?? '', (edge) => [leadsTo(edge as Judged, numbers)]),
  ];
}

function leadsTo({ to, sets }: Judged, numbers: Map<string, string>): string {
  const exits = typeof to === 'string' ? [{ scene: to, when: undefined }] : to;
  const words = exits.map(
    ({ scene, when }) => `${numbers.get(scene)}${when ? ` (${conditionOf(when)})` : ''}`,
  );
  const kept = sets?.length ? ` Huskes: ${sets.map((flag) => `«${flag}»`).join(', ')}.` : '';
  return `Leder til ${words.join(', ellers ')}.${kept}`;
}

/** The knowledge test: the pairs of every lesson, each once, whichever roles they are drawn for. */
function testLines({ course, tests }: Content): string[] {
  const all = Object.values(tests);
  if (all.length === 0) return [];
  const lines = [
    '',
    '## P Kunnskapsprøven',
    '',
    'Parene øver på det samme. Bare den ene av to tvillinger trekkes om gangen.',
  ];
  for (const [i, lesson] of course.lessons.entries()) {
    const pairs = new Map(all.flatMap((test) => Object.entries(test.lessons[lesson.id] ?? {})));
    lines.push('', `### P${i + 1} ${lesson.title}`);
    for (const [j, [id, twins]] of [...pairs].entries()) {
      const roles = all.filter((test) => test.lessons[lesson.id]?.[id]).map(({ role }) => FOR[role]);
      for (const [k, dilemma] of Object.values(twins).entries()) {
        const number = `P${i + 1}.${j + 1}.${k + 1}`;
        lines.push('', `#### ${number} ${id} (${roles.join(' og ')})`, '', ...showsLines(dilemma.shows));
        lines.push(...askedLines(dilemma, number, () => []));
      }
    }
  }
  return lines;
}
