import { describe, expect, it } from 'vitest';
import { canonical, editionBody, editionOf, sha256 } from './edition.ts';
import { compile } from './compile.ts';
import { changed, fixture, library, readScenario } from './fixtures/read.ts';
import { replay } from './replay.ts';
import { citationsOf } from './sources.ts';

const VERSIONS = { '2.1-01': 1, '2.1-08': 2, '2.4-10': 1, '2.2-01': 1 };
const lookup = { ...library, citations: citationsOf(library) };

function scenario(text: string) {
  const { draft } = readScenario(text);
  if (!draft) throw new Error('cannot be read');
  return compile('ytring/x', draft.written, lookup);
}
const base = scenario(fixture('base/scenario.yaml'));
const edition = (text: string, versions: Record<string, number> = VERSIONS) =>
  editionOf(scenario(text), versions);

describe('an edition', () => {
  it('is the same until the format is changed on purpose', async () => {
    expect(await editionOf(base, VERSIONS)).toBe(
      'f957f00cdced651ee2f78b9449205b6cf43874798226fb959c666f4d4775e102',
    );
  });

  it.each<[string, [string, string][]]>([
    ['the title', [['title: Kutt i svømmeopplæringen', 'title: Noe annet']]],
    ['what is shown', [['Kommunen vil kutte svømmingen.', 'Kommunen vil ikke.']]],
    ['what a choice says', [['Lar være å si noe om kuttet', 'Sier ingenting om noe som helst']]],
    ['why', [['Kritikk er lov.', 'Du kan kritisere.']]],
    ['the citations of a choice', [['cites: [2.1-01, grunnloven-100]', 'cites: [2.1-01]']]],
    ['the name of a ring', [['name: utenfor gruppa', 'name: der ute']]],
    ['an option', [['says: Jenta foran', 'says: Jenta']]],
    ['the minutes', [['minutes: 3', 'minutes: 4']]],
    ['a point it trains, named twice', [['trains: [2.1-01,', 'trains: [2.1-08, 2.1-01,']]],
    [
      'the order of what it trains',
      [['trains: [2.1-01, 2.1-08, 2.4-10]', 'trains: [2.4-10, 2.1-08, 2.1-01]']],
    ],
  ])('stays when %s changes', async (_what, changes) => {
    expect(await edition(changed(...changes))).toBe(await editionOf(base, VERSIONS));
  });

  it.each<[string, [string, string][]]>([
    ['where a choice leads', [['to: ble-stille\n  klassen', 'to: gikk-galt\n  klassen']]],
    ['a verdict', [['verdict: lovlig\n        leans: taus', 'verdict: god']]],
    ['a leaning', [['leans: taus', 'leans: dristig']]],
    ['what is remembered', [['sets: [elev-gjenkjent]', 'sets: [elev-gjenkjent, mer]']]],
    [
      'a condition on an exit',
      [['when: { elev-gjenkjent: true }, scene', 'when: { elev-gjenkjent: false }, scene']],
    ],
    [
      'a condition on a choice',
      [['says: Lar være å si noe om kuttet', 'says: Lar være\n        when: { elev-gjenkjent: false }']],
    ],
    ['how it ends', [['ends: mestret', 'ends: ikke-mestret']]],
    ['how far it has reached', [['    reach: utenfor', '    reach: gruppa']]],
    ['what must be picked', [['all: [jenta, far]', 'all: [jenta]']]],
    ['an option more', [['        far: {', '        mor: { says: Mora }\n        far: {']]],
    ['the role', [['role: ansatt', 'role: begge']]],
    ['the points it trains', [['trains: [2.1-01, 2.1-08, 2.4-10]', 'trains: [2.1-01, 2.1-08]']]],
    ['the name of a choice', [['      tier:', '      tie:']]],
  ])('is new when %s changes', async (_what, changes) => {
    expect(await edition(changed(...changes))).not.toBe(await editionOf(base, VERSIONS));
  });

  it('stays when choices and scenes are written in another order', async () => {
    const turned = (all: object) => Object.fromEntries(Object.entries(all).reverse());
    const scenes = Object.entries(base.scenes).map(([id, scene]) => [
      id,
      { ...scene, ...(scene.choices && { choices: turned(scene.choices) }) },
    ]);
    const other = { ...base, scenes: Object.fromEntries(scenes.reverse()) } as typeof base;
    expect(await editionOf(other, VERSIONS)).toBe(await editionOf(base, VERSIONS));
  });

  it('is new when a point it trains has a new version, and only then', async () => {
    expect(await editionOf(base, { ...VERSIONS, '2.1-08': 3 })).not.toBe(await editionOf(base, VERSIONS));
    expect(await editionOf(base, { ...VERSIONS, '2.2-01': 9 })).toBe(await editionOf(base, VERSIONS));
  });

  it('names a body without a single word of the text, which replays to the same place', () => {
    const body = JSON.parse(canonical(editionBody(base, VERSIONS))) as ReturnType<typeof editionBody>;
    for (const word of ['svømm', 'Kommunen', 'Jenta', 'Kritikk', 'gruppa, who', 'Grunnloven', 'Send']) {
      expect(canonical(body)).not.toContain(word);
    }
    const steps = [
      { scene: 'saken', choice: 'nevner-eleven' },
      { scene: 'klassen-vet', choice: 'lar-staa' },
    ];
    expect(replay(body.graph, steps)).toEqual(replay(base, steps));
  });
});

describe('canonical JSON', () => {
  it('sorts keys at every depth, and leaves lists alone', () => {
    expect(canonical({ b: [{ d: 1, c: 2 }, 'x', 'a'], a: null })).toBe(
      '{"a":null,"b":[{"c":2,"d":1},"x","a"]}',
    );
  });
});

describe('sha256', () => {
  it('is what everybody else computes', async () => {
    expect(await sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(await sha256('æøå')).toBe('6c228cdba89548a1af198f33819536422fb01b66e51f761cf2ec38d1fb4178a6');
  });
});
