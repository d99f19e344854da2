/** What is shown and asked, every answer, and how it is judged, as it reads on paper. Pure. */
import { nb as player } from '#lib/i18n/nb/player.ts';
import type { Beat, Choice, Citation, Condition, Outcome, Scene } from '#lib/scenario/format.ts';
import type { Dilemma } from '#lib/scenario/test-format.ts';
import { beatLines } from './book-beat.ts';

/** A choice or an outcome, with or without an exit. */
export type Answer = Pick<Choice | Outcome, 'verdict' | 'leans' | 'learn' | 'because' | 'cites'>;

export const showsLines = (shows: readonly Beat[]) =>
  shows.flatMap((beat) => [...(beat.when ? [`*${conditionOf(beat.when)}:*`] : []), ...beatLines(beat)]);

/** What is asked, every answer, and how it is judged. @param leads what to say of where an answer leads, if anything */
export function askedLines(
  { asks, choices, picks }: Pick<Scene, 'asks'> & Pick<Dilemma, 'choices' | 'picks'>,
  number: string,
  leads: (edge: Answer) => string[],
): string[] {
  const options = picks?.options ?? {};
  return [
    ...(asks ? [`**${asks}**`, ''] : []),
    ...Object.values(choices ?? {}).flatMap((choice, i) => [
      `${number}.${letter(i)} ${choice.says}${'when' in choice ? ` *(${conditionOf(choice.when as Condition)})*` : ''}`,
      ...judgementLines(choice, leads(choice)),
    ]),
    ...(picks
      ? [
          `Å velge mellom: ${Object.values(options)
            .map(({ says }) => says)
            .join(' · ')}`,
          '',
        ]
      : []),
    ...(picks?.outcomes ?? []).flatMap((outcome, i) => [
      `${number}.${letter(i)} ${pickedOf(outcome, options)}`,
      ...judgementLines(outcome, leads(outcome)),
    ]),
  ];
}

const letter = (i: number) => String.fromCharCode('a'.charCodeAt(0) + i);

function judgementLines(answer: Answer, leads: string[]): string[] {
  const { verdict, leans, learn, because, cites } = answer;
  return [
    `   - **${player.verdict(verdict, leans)}.** ${learn} ${because}`,
    ...cites.map((cite) => `   - ${citationOf(cite)}`),
    ...leads.map((line) => `   - ${line}`),
    '',
  ];
}

/** In words: which point or law, of what kind, and what it says. */
const citationOf = ({ id, kind, label, text }: Citation) =>
  `${/^\d/.test(id) ? `Punkt ${id}` : label} (${player.kind[kind]}): ${text}`;

export const conditionOf = (when: Condition) =>
  `når ${Object.entries(when)
    .map(([flag, wanted]) => `${wanted ? '' : 'ikke '}«${flag}»`)
    .join(' og ')}`;

function pickedOf(
  { all = [], none = [] }: { all?: string[]; none?: string[] },
  options: Record<string, { says: string }>,
): string {
  const named = (ids: string[]) => ids.map((id) => `«${options[id]?.says ?? id}»`).join(', ');
  const parts = [all.length > 0 && `valgt ${named(all)}`, none.length > 0 && `ikke valgt ${named(none)}`];
  const found = parts.filter(Boolean).join(', og ');
  return found ? `Når man har ${found}` : 'Ellers';
}
