/** How `for-du-poster.yaml` is spelt, what must hold for it, and what it becomes. Pure. */
import type { InferOutput } from 'valibot';
import { ANSWER, adviceFor, answerOf, graphOf, type Aid } from '#lib/scenario/aid.ts';
import type { Document, Path } from '#lib/scenario/document.ts';
import type { Citation } from '#lib/scenario/format.ts';
import type { Issue } from '#lib/scenario/issue.ts';
import { lix } from '#lib/scenario/lix.ts';
import { MAX_LIX } from '#lib/scenario/check-giveaways.ts';
import { meant } from '#lib/scenario/near.ts';
import {
  about,
  citeId,
  either,
  fields,
  id,
  list,
  maybe,
  oneOf,
  record,
  text,
  yesNo,
} from '#lib/scenario/spelling.ts';
import { walk } from '#lib/scenario/walk.ts';

const condition = () => about('Bare når disse er satt (true) eller ikke satt (false).', record(yesNo()));
const question = () => about(`Id-en til et spørsmål i denne fila, eller ${ANSWER}.`, id());

export const aidSchema = fields({
  start: question(),
  questions: record(
    fields({
      asks: text(),
      about: maybe(text()),
      choices: record(
        fields({
          says: text(),
          when: maybe(condition()),
          sets: maybe(list(id(), 1)),
          to: either(question(), list(fields({ when: maybe(condition()), scene: question() }), 1)),
        }),
      ),
    }),
  ),
  advice: list(
    fields({
      when: maybe(condition()),
      level: about(
        'endre: noe må endres. spor: noen bør spørres. husk: greit å vite.',
        oneOf(['endre', 'spor', 'husk']),
      ),
      says: text(),
      because: text(),
      ask: maybe(about('Hvem man spør, slik det står i en setning. Bare med spor.', text())),
      cites: list(citeId(), 1),
    }),
    1,
  ),
});

export type WrittenAid = InferOutput<typeof aidSchema>;

/** @returns the aid as the page gets it; unknown citations are left out, and are `checkAid`'s to report */
export function aidOf({ advice, ...same }: WrittenAid, citations: Record<string, Citation>): Aid {
  const known = (ids: string[]) => ids.flatMap((cite) => citations[cite] ?? []);
  return { ...same, advice: advice.map((one) => ({ ...one, cites: known(one.cites) })) };
}

/** Everything wrong with it. */
export function checkAid(
  written: WrittenAid,
  document: Document,
  citations: Record<string, Citation>,
): Issue[] {
  const issues: Issue[] = [];
  const say = (path: Path, message: string, hint: string) =>
    issues.push({ file: document.file, ...document.at(path), severity: 'error', message, hint });

  const questions = [...Object.keys(written.questions), ANSWER];
  const flags = new Set<string>();
  const exits = (to: WrittenAid['questions'][string]['choices'][string]['to']) =>
    typeof to === 'string' ? [{ scene: to }] : to;
  const know = (name: string, path: Path) => {
    if (!questions.includes(name)) say(path, `Spørsmålet «${name}» finnes ikke`, meant(name, questions));
  };
  know(written.start, ['start']);
  if (Object.hasOwn(written.questions, ANSWER))
    say(['questions', ANSWER], `«${ANSWER}» er slutten, ikke et spørsmål`, 'Gi spørsmålet et annet navn.');
  for (const [id, { choices }] of Object.entries(written.questions)) {
    const path = ['questions', id, 'choices'];
    if (Object.keys(choices).length < 2) say(path, 'Ett eneste svar er ikke noe valg', 'Legg til et svar.');
    for (const [choice, { to, sets }] of Object.entries(choices)) {
      for (const exit of exits(to)) know(exit.scene, [...path, choice, 'to']);
      for (const flag of sets ?? []) flags.add(flag);
    }
  }
  const condition = (when: Record<string, boolean> | undefined, path: Path) => {
    for (const flag of Object.keys(when ?? {}))
      if (!flags.has(flag))
        say([...path, 'when', flag], `«${flag}» blir aldri satt`, meant(flag, [...flags]));
  };
  for (const [id, { choices }] of Object.entries(written.questions)) {
    for (const [choice, { when, to }] of Object.entries(choices)) {
      condition(when, ['questions', id, 'choices', choice]);
      for (const [i, exit] of exits(to).entries())
        condition('when' in exit ? exit.when : undefined, ['questions', id, 'choices', choice, 'to', i]);
    }
  }
  for (const [i, { when, level, ask, cites }] of written.advice.entries()) {
    condition(when, ['advice', i]);
    for (const [j, cite] of cites.entries())
      if (!Object.hasOwn(citations, cite))
        say(
          ['advice', i, 'cites', j],
          `«${cite}» finnes verken i guideline.yaml eller law.yaml`,
          meant(cite, Object.keys(citations)),
        );
    if ((level === 'spor') !== (ask !== undefined))
      say(['advice', i], 'ask hører til spor, og bare dit', 'Skriv hvem man spør, eller slett linja.');
  }
  if (issues.length > 0) return issues;
  checkRoads(written, citations, say);
  const words = lix([
    ...Object.values(written.questions).flatMap(({ asks, about, choices }) => [
      asks,
      about ?? '',
      ...Object.values(choices).map(({ says }) => says),
    ]),
    ...written.advice.flatMap(({ says, because }) => [says, because]),
  ]);
  if (words > MAX_LIX)
    say(
      ['advice'],
      `Teksten er tung: LIX ${Math.round(words)}, høyst ${MAX_LIX}`,
      'Kortere setninger og ord hjelper.',
    );
  return issues;
}

/** Every road, walked in the engine: none is without an answer, and every question, advice and answer is on one. */
function checkRoads(
  written: WrittenAid,
  citations: Record<string, Citation>,
  say: (path: Path, message: string, hint: string) => void,
): void {
  const aid = aidOf(written, citations);
  const { states, moves } = walk(graphOf(aid));
  const met = new Set(states.map(({ scene }) => scene));
  for (const id of Object.keys(written.questions))
    if (!met.has(id))
      say(['questions', id], `Ingen kommer til «${id}»`, 'La et svar lede hit, eller slett det.');
  for (const { from, step, to } of moves)
    if (!to && 'choice' in step)
      say(
        ['questions', from.scene, 'choices', step.choice, 'to'],
        'Svaret leder noen ganger ingen steder',
        'La den siste i lista stå uten when.',
      );
  const ends = states.filter(({ scene }) => scene === ANSWER).map(({ flags }) => adviceFor(aid, flags));
  for (const [i, advice] of aid.advice.entries())
    if (!ends.some((held) => held.includes(advice)))
      say(['advice', i], 'Rådet gis aldri', 'Endre when, eller slett det.');
  for (const answer of ['post', 'endre', 'spor'] as const)
    if (!ends.some((held) => answerOf(held) === answer))
      say(['advice'], `Ingen vei ender i «${answer}»`, 'Verktøyet skal kunne gi alle tre svarene.');
}
