import { describe, expect, it } from 'vitest';
import { compile } from '#lib/scenario/compile.ts';
import { fixture, library, readScenario } from '#lib/scenario/fixtures/read.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { citationsOf } from '#lib/scenario/sources.ts';
import type { Course } from '#lib/course/course.ts';
import { isGuaranteed, reached } from './coverage.ts';

const { draft } = readScenario(fixture('base/scenario.yaml'));
if (!draft) throw new Error('the base scenario cannot be read');
const words = compile('ytring/x', draft.written, { ...library, citations: citationsOf(library) });
const scenario: Scenario = { ...words, edition: 'x' };

const course = (core: boolean): Course => ({
  title: '',
  edition: '',
  guideline: '',
  roles: ['ansatt', 'folkevalgt'],
  lessons: [
    { id: 'ytring', title: '', aim: '', intro: '', takeaways: [], scenarios: [{ ...scenario, core }] },
  ],
});

describe('a point', () => {
  it('is sure when nobody can pass without meeting it', () => {
    // Everybody who passes has asked the people in the photo; only some have named the pupil.
    expect(isGuaranteed(scenario, '2.4-10')).toBe(true);
    expect(isGuaranteed(scenario, '2.1-08')).toBe(false);
    expect(isGuaranteed(scenario, '2.1-01')).toBe(false);
    expect(isGuaranteed(scenario, '9.9-99')).toBe(false);
  });

  it.each([
    ['ansatt', '2.4-10', true, 'sikker'],
    ['ansatt', '2.4-10', false, 'mulig'],
    ['ansatt', '2.1-08', true, 'mulig'],
    ['ansatt', '0-05', true, '-'],
    ['folkevalgt', '2.4-10', true, '-'],
  ] as const)('%s %s, in the core: %s → %s', (role, point, core, how) => {
    expect(reached(course(core), { [scenario.id]: scenario }, role, point)).toBe(how);
  });
});
