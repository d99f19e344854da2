import { describe, expect, it } from 'vitest';
import type { Course } from '#lib/course/course.ts';
import type { Guideline } from '#lib/course/guideline.ts';
import { compile } from '#lib/scenario/compile.ts';
import { fixture, library, readScenario } from '#lib/scenario/fixtures/read.ts';
import type { Role, Scenario } from '#lib/scenario/format.ts';
import { citationsOf } from '#lib/scenario/sources.ts';
import { coverageOf, guaranteedBy, isEnough, type Covering } from './coverage.ts';
import { guidelineOf } from './guideline.ts';

const { draft } = readScenario(fixture('base/scenario.yaml'));
if (!draft) throw new Error('the base scenario cannot be read');
const citations = citationsOf(library);
const words = compile('ytring/x', draft.written, { ...library, citations });
const scenario: Scenario = { ...words, edition: 'x' };
const guideline = guidelineOf(library, citations, { title: 'Retningslinjer', version: '1' });

type As = 'core' | 'posting' | 'optional';
const courseWith = (as: As, reads: string[] = []): Course => {
  const entry = { ...scenario, core: as === 'core' };
  const scenarios = [as === 'posting' ? { ...entry, posting: true as const } : entry];
  const lesson = { id: 'ytring', title: '', aim: '', intro: '', takeaways: [], reads, scenarios };
  return { title: '', edition: '', guideline: '', roles: ['ansatt', 'folkevalgt'], lessons: [lesson] };
};

function met(role: Role, point: string, as: As, more: Partial<Covering> = {}) {
  const base = { scenarios: { [scenario.id]: scenario }, guideline, dilemmas: [] };
  return coverageOf({ course: courseWith(as), ...base, ...more })
    .get(role)
    ?.get(point);
}

/** The guidelines with one point changed. */
const changed = (id: string, change: Partial<Guideline['points'][number]>): Guideline => ({
  ...guideline,
  points: guideline.points.map((point) => (point.id === id ? { ...point, ...change } : point)),
});

const NOT_MET = { sure: false, possible: false, tested: false, read: false };

describe('what nobody can pass a scenario without', () => {
  it('is what stands on every way, not on some', () => {
    // Everybody who passes has asked the people in the photo; only some have named the pupil.
    const sure = guaranteedBy(scenario);
    expect(sure).toContain('2.4-10');
    expect(sure).not.toContain('2.1-08');
    expect(sure).not.toContain('2.1-01');
  });

  it('is the same as leaving out every choice that shows it and finding no way through', () => {
    const all = new Set(Object.keys(citations));
    for (const point of all) {
      const left = structuredClone(scenario);
      for (const scene of Object.values(left.scenes)) {
        for (const [id, choice] of Object.entries(scene.choices ?? {}))
          if (choice.cites.some(({ id: cited }) => cited === point)) delete scene.choices?.[id];
        // Outcomes catch the rest, so one that is left out leads nowhere instead.
        for (const outcome of scene.picks?.outcomes ?? [])
          if (outcome.cites.some(({ id: cited }) => cited === point)) outcome.to = 'galt';
      }
      left.scenes['galt'] ??= { title: 'x', shows: [], ends: 'ikke-mestret', takeaway: 'x' };
      expect(guaranteedBy(scenario).has(point), point).toBe(!canPass(left));
    }
  });

  it('is nothing where nobody can pass', () => {
    const scenes = Object.entries(scenario.scenes).map(([id, scene]) => [
      id,
      scene.ends ? { ...scene, ends: 'ikke-mestret' as const } : scene,
    ]);
    expect(guaranteedBy({ ...scenario, scenes: Object.fromEntries(scenes) }).size).toBe(0);
  });
});

/** By brute force over the exits, flags aside: the base scenario's ways do not depend on them. */
function canPass({ scenes, start }: Scenario): boolean {
  const seen = new Set([start]);
  for (const id of seen) {
    const { choices = {}, picks } = scenes[id] ?? {};
    for (const { to } of [...Object.values(choices), ...(picks?.outcomes ?? [])])
      for (const next of typeof to === 'string' ? [to] : to.map(({ scene }) => scene)) seen.add(next);
  }
  return [...seen].some((id) => scenes[id]?.ends === 'mestret');
}

describe('a point', () => {
  it.each([
    ['of the core', 'core', '2.4-10', { ...NOT_MET, sure: true, possible: true }],
    ['of mere practice', 'optional', '2.4-10', { ...NOT_MET, possible: true }],
    ['that some meet', 'core', '2.1-08', { ...NOT_MET, possible: true }],
    ['that is nowhere', 'core', '0-05', NOT_MET],
  ] as const)('%s', (_what, as, point, how) => {
    expect(met('ansatt', point, as)).toEqual(how);
  });

  it('is not met by what is for the other role, and does not concern those it does not speak to', () => {
    expect(met('folkevalgt', '2.4-10', 'core')).toEqual(NOT_MET);
    expect(met('folkevalgt', '2.1-08', 'core')).toBeUndefined();
  });

  it.each([
    ['privat', false],
    ['begge', false],
    ['kommunen', true],
  ] as const)('for %s is sure in what those who post must do: %s', (capacity, sure) => {
    const with_ = changed('2.4-10', { capacity });
    expect(met('ansatt', '2.4-10', 'posting', { guideline: with_ })?.sure).toBe(sure);
    expect(met('ansatt', '2.4-10', 'core', { guideline: with_ })?.sure).toBe(true);
  });

  it('is tested by a dilemma for the role or for both', () => {
    const dilemmas = [
      { role: 'folkevalgt', cites: ['0-05'] },
      { role: 'begge', cites: ['2.4-10'] },
    ] as const;
    expect(met('ansatt', '0-05', 'core', { dilemmas })?.tested).toBe(false);
    expect(met('folkevalgt', '0-05', 'core', { dilemmas })?.tested).toBe(true);
    expect(met('folkevalgt', '2.4-10', 'core', { dilemmas })?.tested).toBe(true);
  });

  it('is read where a lesson gives it to read', () => {
    expect(met('ansatt', '0-05', 'core', { course: courseWith('core', ['0-05']) })?.read).toBe(true);
  });

  it.each([
    ['begge', true],
    ['ansatt', true],
    ['folkevalgt', false],
    [null, false],
  ] as const)(
    'that is met by confirming documents is sure for those who are asked for one: %s',
    (role, sure) => {
      const with_ = changed('2.4-10', { confirmed: true });
      const documents = role ? [{ id: 'etikk', title: 'Etikk', url: '', version: '1', role }] : [];
      const course = { ...courseWith('core'), documents };
      expect(met('ansatt', '2.4-10', 'core', { guideline: with_, course })?.sure).toBe(sure);
    },
  );
});

it.each([
  ['skal', { possible: true, tested: true, read: true }, false],
  ['rett', { possible: true, tested: true, read: true }, false],
  ['skal', { sure: true }, true],
  ['rett', { sure: true }, true],
  ['råd', { read: true }, false],
  ['råd', { possible: true }, true],
  ['råd', { tested: true }, true],
  ['bakgrunn', { read: true }, true],
  ['bakgrunn', { possible: true }, true],
  ['bakgrunn', {}, false],
] as const)('for %s, %j is enough: %s', (force, how, enough) => {
  const [point] = changed('2.4-10', { force }).points.filter(({ id }) => id === '2.4-10');
  if (!point) throw new Error('no such point');
  expect(isEnough(point, { ...NOT_MET, ...how })).toBe(enough);
});
