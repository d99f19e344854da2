/** What only a walk through every reachable state can prove. */
import type { Step } from './attempt.ts';
import type { Checking } from './checking.ts';
import type { Path } from './document.ts';
import { edgesOf } from './edges.ts';
import { holds, outcomeOf } from './machine.ts';
import { reaching, walk, type Move, type State, type Walk } from './walk.ts';

/** «forslaget → klassen-vet», with what is remembered. */
function wayTo({ steps, scene, flags }: State): string {
  const names = [...steps.map((step) => step.scene), scene];
  const remembered = Object.keys(flags);
  return names.join(' → ') + (remembered.length > 0 ? ` (husket: ${remembered.join(', ')})` : '');
}

export function checkPaths(checking: Checking): void {
  const { scenario, error } = checking;
  const walked = walk(scenario);
  const { states, moves } = walked;
  const visited = new Set(states.map(({ scene }) => scene));

  for (const [id, { ends }] of Object.entries(scenario.scenes)) {
    if (visited.has(id)) continue;
    error(
      ['scenes', id],
      ends ? `Slutten «${id}» kan ikke nås` : `Scenen «${id}» kan ikke nås`,
      'La et valg lede hit, eller slett den.',
    );
  }
  checkExits(checking, walked);
  checkOffers(checking, walked);
  checkReach(checking, walked);

  const endingOf = ({ scene }: State) => scenario.scenes[scene]?.ends;
  const canEnd = reaching(walked, (state) => endingOf(state) !== undefined);
  for (const scene of visited) {
    const trapped = states.find((state) => state.scene === scene && !canEnd.has(state.key));
    if (trapped && moves.some(({ from, to }) => from === trapped && to)) {
      error(
        ['scenes', scene],
        `Herfra kommer man aldri til en slutt: ${wayTo(trapped)}`,
        'La minst ett valg i ringen lede videre.',
      );
    }
  }
  const canPass = reaching(walked, (state) => endingOf(state) === 'mestret');
  const start = states[0];
  if (start && !canPass.has(start.key)) {
    const who = { ansatt: 'En ansatt', folkevalgt: 'En folkevalgt', begge: 'Ingen av rollene' }[
      scenario.role
    ];
    const message =
      scenario.role === 'begge' ? `${who} kan klare scenarioet` : `${who} kan ikke klare scenarioet`;
    error(['start'], message, 'Minst én vei fra start må nå en slutt som er mestret.');
    return;
  }
  const mistakes = moves.filter(({ edge }) => edge.verdict !== 'god');
  if (mistakes.length > 0 && !mistakes.some(({ to }) => to && canPass.has(to.key))) {
    error(
      ['scenes'],
      'Ingen feil kan rettes opp',
      'La minst ett dårlig valg lede til en scene der man kan gjøre det godt igjen.',
    );
  }
}

const pathOf = (step: Step, outcome = 0): Path =>
  'choice' in step
    ? ['scenes', step.scene, 'choices', step.choice]
    : ['scenes', step.scene, 'picks', 'outcomes', outcome];

function outcomeIndex({ scenario }: Checking, { step }: Move): number {
  const outcomes = scenario.scenes[step.scene]?.picks?.outcomes;
  return outcomes && 'picks' in step ? outcomes.indexOf(outcomeOf(outcomes, step.picks)) : 0;
}

/** A state without anything to do, and a choice that leads nowhere in some state. */
function checkExits(checking: Checking, { states, moves }: Walk): void {
  const { scenario, error } = checking;
  for (const state of states) {
    const scene = scenario.scenes[state.scene];
    if (!scene || scene.ends || (!scene.choices && !scene.picks)) continue;
    const offered = moves.filter(({ from }) => from === state);
    const path = ['scenes', state.scene];
    if (offered.length === 0) {
      error(
        path,
        `Ingen valg kan tas her: ${wayTo(state)}`,
        'Ha minst to valg uten when, eller med en when som passer.',
      );
    } else if (offered.length === 1 && scene.choices) {
      error(
        path,
        `Bare ett valg kan tas her: ${wayTo(state)}`,
        'Ha minst to valg uten when, eller med en when som passer.',
      );
    } else if (!offered.some(({ edge }) => edge.verdict === 'god')) {
      error(path, `Ingen av valgene er gode her: ${wayTo(state)}`, 'Ha alltid minst ett valg som er god.');
    }
    for (const move of offered) {
      if (!move.to)
        error(
          [...pathOf(move.step, outcomeIndex(checking, move)), 'to'],
          `Valget leder ingen steder: ${wayTo(state)}`,
          'La den siste i lista stå uten when.',
        );
    }
  }
}

/** Choices, outcomes, exits and beats that no walk ever meets. */
export function checkOffers(checking: Checking, { states, moves }: Walk): void {
  const { scenario, written, error, warn } = checking;
  const flagsIn = (scene: string) =>
    states.filter((state) => state.scene === scene).map(({ flags }) => flags);
  const taken = new Set(moves.map((move) => pathOf(move.step, outcomeIndex(checking, move)).join(' ')));
  for (const { scene, path } of edgesOf(written)) {
    if (flagsIn(scene).length === 0 || taken.has(path.join(' '))) continue;
    if (path.includes('choices'))
      error(
        [...path, 'when'],
        `«${String(path.at(-1))}» kan aldri velges`,
        'Se på when: ingen vei hit passer.',
      );
    else
      error(
        path,
        'Denne vurderingen gjelder aldri',
        'En av dem over fanger alt. Bytt rekkefølge, eller slett den.',
      );
  }
  for (const [id, { shows }] of Object.entries(scenario.scenes)) {
    const seen = flagsIn(id);
    if (seen.length === 0) continue;
    for (const [i, { when }] of shows.entries()) {
      if (!seen.some((flags) => holds(when, flags)))
        warn(['scenes', id, 'shows', i, 'when'], 'Dette vises aldri', 'Se på when: ingen vei hit passer.');
    }
  }
}

/** Reach never shrinks. A scene that says nothing about it keeps what it came with. */
function checkReach({ scenario, error }: Checking, { states, moves }: Walk): void {
  const rings = scenario.reach.map(({ id }) => id);
  const own = ({ scene }: State) => rings.indexOf(scenario.scenes[scene]?.reach?.to ?? '');
  const widest = new Map(states.map((state) => [state.key, own(state)]));
  for (let changed = true; changed;) {
    changed = false;
    for (const { from, to } of moves) {
      if (!to || own(to) >= 0) continue;
      const carried = Math.max(widest.get(from.key) ?? -1, widest.get(to.key) ?? -1);
      changed ||= carried !== widest.get(to.key);
      widest.set(to.key, carried);
    }
  }
  for (const { from, to } of moves) {
    const before = widest.get(from.key) ?? -1;
    if (!to || own(to) < 0 || own(to) >= before) continue;
    error(
      ['scenes', to.scene, 'reach'],
      `Rekkevidden krymper fra «${rings[before]}» til «${rings[own(to)]}»: ${from.scene} → ${to.scene}`,
      'Det som er sett, er sett, også om det slettes. La ringen være minst like stor.',
    );
  }
}
