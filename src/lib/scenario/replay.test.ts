import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from './attempt.ts';
import { compile } from './compile.ts';
import type { Graph } from './format.ts';
import { fixture, library, readScenario } from './fixtures/read.ts';
import { holds, outcomeOf } from './machine.ts';
import { MAX_STEPS, replay } from './replay.ts';
import { citationsOf } from './sources.ts';
import { stepsOffered } from './walk.ts';

const written = readScenario(fixture('base/scenario.yaml')).draft?.written;
if (!written) throw new Error('the base scenario cannot be read');
const graph: Graph = compile('ytring/x', written, {
  ...library,
  citations: citationsOf(library),
});

const writes: Step = { scene: 'saken', choice: 'skriver' };
const names: Step = { scene: 'saken', choice: 'nevner-eleven' };
const deletes: Step = { scene: 'klassen-vet', choice: 'sletter' };
const leaves: Step = { scene: 'klassen-vet', choice: 'lar-staa' };
const asksBoth: Step = { scene: 'bildet', picks: ['far', 'jenta'] };

describe('replay', () => {
  it('begins at the start, with nothing remembered', () => {
    expect(replay(graph, [])).toEqual({ ok: true, place: { scene: 'saken', flags: {}, verdicts: [] } });
  });

  it.each<[string, Step[], object]>([
    ['a good choice', [writes], { scene: 'bildet', flags: {}, verdicts: ['god'] }],
    [
      'a mistake, remembered',
      [names],
      { scene: 'klassen-vet', flags: { 'elev-gjenkjent': true }, verdicts: ['brudd'] },
    ],
    [
      'a mistake repaired',
      [names, deletes, asksBoth],
      {
        scene: 'skrev-godt',
        result: 'mestret',
        flags: { 'elev-gjenkjent': true },
        verdicts: ['brudd', 'god', 'god'],
      },
    ],
    [
      'an exit that depends on a flag',
      [names, leaves],
      {
        scene: 'gikk-galt',
        result: 'ikke-mestret',
        flags: { 'elev-gjenkjent': true },
        verdicts: ['brudd', 'brudd'],
      },
    ],
    [
      'picks with one too many, still caught by all',
      [writes, { scene: 'bildet', picks: ['far', 'jenta', 'ryggen'] }],
      { scene: 'skrev-godt', result: 'mestret', flags: {}, verdicts: ['god', 'god'] },
    ],
    [
      'picks that only the rest catches',
      [writes, { scene: 'bildet', picks: ['jenta'] }],
      { scene: 'gikk-galt', result: 'ikke-mestret', flags: {}, verdicts: ['god', 'brudd'] },
    ],
  ])('follows %s', (_what, steps, place) => {
    expect(replay(graph, steps)).toEqual({ ok: true, place });
  });

  const bad = (step: unknown) => step as Step;
  it.each<[string, Step[], number, string]>([
    ['a choice of another scene', [{ scene: 'saken', choice: 'sletter' }], 0, 'saken'],
    ['a step in a scene one is not in', [deletes], 0, 'saken'],
    ['an unknown scene', [{ scene: 'nei', choice: 'skriver' }], 0, 'saken'],
    ['a step after an ending', [names, leaves, leaves], 2, 'gikk-galt'],
    ['the first step again', [writes, writes], 1, 'bildet'],
    ['picks where there are choices', [{ scene: 'saken', picks: ['skriver'] }], 0, 'saken'],
    ['a choice where there are picks', [writes, { scene: 'bildet', choice: 'jenta' }], 1, 'bildet'],
    ['no picks', [writes, { scene: 'bildet', picks: [] }], 1, 'bildet'],
    ['unsorted picks', [writes, { scene: 'bildet', picks: ['jenta', 'far'] }], 1, 'bildet'],
    ['double picks', [writes, { scene: 'bildet', picks: ['far', 'far'] }], 1, 'bildet'],
    ['an unknown pick', [writes, { scene: 'bildet', picks: ['far', 'jenta', 'mor'] }], 1, 'bildet'],
    ['an inherited pick', [writes, { scene: 'bildet', picks: ['toString'] }], 1, 'bildet'],
    ['an inherited choice', [{ scene: 'saken', choice: 'constructor' }], 0, 'saken'],
    ['__proto__ as choice', [{ scene: 'saken', choice: '__proto__' }], 0, 'saken'],
    ['__proto__ as scene', [{ scene: '__proto__', choice: 'skriver' }], 0, 'saken'],
    ['a wildcard', [{ scene: 'saken', choice: '*' }], 0, 'saken'],
    ["the machine's own event", [{ scene: 'saken', choice: 'xstate.init' }], 0, 'saken'],
    ['a choice in an array', [bad({ scene: 'saken', choice: ['skriver'] })], 0, 'saken'],
    ['a scene in an array', [bad({ scene: ['saken'], choice: 'skriver' })], 0, 'saken'],
    ['picks in arrays', [writes, bad({ scene: 'bildet', picks: [['far'], ['jenta']] })], 1, 'bildet'],
    ['picks as text', [writes, bad({ scene: 'bildet', picks: 'far' })], 1, 'bildet'],
    ['neither choice nor picks', [bad({ scene: 'saken' })], 0, 'saken'],
  ])('stops before %s', (_what, steps, at, scene) => {
    expect(replay(graph, steps)).toMatchObject({ ok: false, at, place: { scene } });
  });

  it('gives up on endless steps, even legal ones', () => {
    const around: Graph = {
      ...graph,
      start: 'a',
      scenes: { a: { choices: { igjen: { verdict: 'god', to: 'a' } } }, b: { ends: 'mestret' } },
    };
    const again: Step = { scene: 'a', choice: 'igjen' };
    expect(replay(around, Array(MAX_STEPS).fill(again)).ok).toBe(true);
    expect(replay(around, Array(20_000).fill(again))).toMatchObject({ ok: false, at: MAX_STEPS });
  });

  it('never writes on the steps or the graph', () => {
    const frozen = (value: unknown): void => {
      if (value && typeof value === 'object') {
        Object.freeze(value);
        Object.values(value).forEach(frozen);
      }
    };
    const own = structuredClone(graph);
    const steps = structuredClone([names, deletes, asksBoth]);
    frozen(own);
    frozen(steps);
    expect(replay(own, steps).ok).toBe(true);
  });

  it('answers the same for a graph that has been through JSON', () => {
    const copy = JSON.parse(JSON.stringify(graph)) as Graph;
    expect(replay(copy, [names, deletes, asksBoth])).toEqual(replay(graph, [names, deletes, asksBoth]));
  });
});

describe('a choice that is offered only when something is remembered', () => {
  const conditional: Graph = {
    id: 'a/b',
    role: 'ansatt',
    start: 'a',
    trains: [],
    reach: [],
    scenes: {
      a: {
        choices: {
          setter: { verdict: 'god', sets: ['x'], to: 'a' },
          bare: { verdict: 'god', when: { x: true }, to: 'slutt' },
          ikke: { verdict: 'brudd', when: { x: false }, to: 'slutt' },
        },
      },
      slutt: { ends: 'mestret' },
    },
  };
  const step = (choice: string): Step => ({ scene: 'a', choice });

  it.each([
    [['bare'], false],
    [['ikke'], true],
    [['setter', 'bare'], true],
    [['setter', 'ikke'], false],
    [['setter', 'setter', 'bare'], true],
  ])('%j → %s', (choices, ok) => {
    expect(replay(conditional, choices.map(step)).ok).toBe(ok);
  });

  it('lets an exit see what the choice itself has set', () => {
    const graph: Graph = {
      ...conditional,
      scenes: {
        a: {
          choices: {
            ja: { verdict: 'god', sets: ['x'], to: [{ when: { x: true }, scene: 'med' }, { scene: 'uten' }] },
          },
        },
        med: { ends: 'mestret' },
        uten: { ends: 'ikke-mestret' },
      },
    };
    expect(replay(graph, [step('ja')])).toMatchObject({ place: { scene: 'med' } });
  });
});

describe('a condition', () => {
  it.each([
    [undefined, {}, true],
    [{}, {}, true],
    [{ x: true }, {}, false],
    [{ x: false }, {}, true],
    [{ x: true, y: false }, { x: true }, true],
    [{ x: true, y: false }, { x: true, y: true }, false],
    [{ toString: true }, {}, false],
  ] as [Record<string, boolean> | undefined, Record<string, true>, boolean][])(
    '%j on %j is %s',
    (when, flags, is) => {
      expect(holds(when, flags)).toBe(is);
    },
  );
});

describe('the judgement of picks', () => {
  const outcome = (name: string, more: object) => ({ verdict: 'god' as const, to: name, ...more });
  const outcomes = [
    outcome('begge', { all: ['a', 'b'] }),
    outcome('uten-c', { none: ['c'] }),
    outcome('a-uten-b', { all: ['a'], none: ['b'] }),
    outcome('resten', {}),
  ];

  it.each([
    [['a', 'b', 'c'], 'begge'],
    [['a'], 'uten-c'],
    [['b', 'c'], 'resten'],
    [['a', 'c'], 'a-uten-b'],
    [['c'], 'resten'],
  ])('of %j is the first that fits: %s', (picks, name) => {
    expect(outcomeOf(outcomes, picks).to).toBe(name);
  });
});

describe('any walk', () => {
  it('of offered steps is legal, and ends in the same place twice', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 12 }), (turns) => {
        const steps: Step[] = [];
        for (const turn of turns) {
          const { place } = replay(graph, steps);
          const offered = stepsOffered(graph, place.scene, place.flags);
          if (offered.length === 0) break;
          steps.push(offered[turn % offered.length] as Step);
        }
        const first = replay(graph, steps);
        expect(first.ok).toBe(true);
        expect(replay(JSON.parse(JSON.stringify(graph)), structuredClone(steps))).toEqual(first);
      }),
    );
  });

  it('of rubbish never throws, and stays in a scene that is there', () => {
    const word = fc.constantFrom(
      'saken',
      'bildet',
      'skriver',
      'jenta',
      '__proto__',
      'constructor',
      '',
      '*',
      'x',
    );
    const step = fc.oneof(
      fc.record({ scene: word, choice: word }),
      fc.record({ scene: word, picks: fc.array(word, { maxLength: 3 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const found = replay(graph, steps);
        if (!found.ok) expect(found.at).toBeLessThan(steps.length);
        expect(Object.keys(graph.scenes)).toContain(found.place.scene);
      }),
    );
  });
});
