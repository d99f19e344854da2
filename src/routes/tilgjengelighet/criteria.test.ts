import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { statement } from '#lib/i18n/nb/statement.ts';
import { allLooks } from '../../journeys/looks/all.ts';
import { MORE_RULES, TAGS } from '../../journeys/looks/axe.ts';
import { countsOf, criteria, list, type Criterion } from './criteria.ts';

const journeys = join(import.meta.dirname, '..', '..', 'journeys');
const looks = new Set(allLooks().map(({ name }) => name));
const isThere = (check: string) => looks.has(check) || existsSync(join(journeys, `${check}.journey.ts`));

/** WCAG 2.2, level A and AA, as the standard numbers them: guideline → its criteria. 4.1.1 is obsolete. */
const STANDARD: Record<string, number[]> = {
  '1.1': [1],
  '1.2': [1, 2, 3, 4, 5],
  '1.3': [1, 2, 3, 4, 5],
  '1.4': [1, 2, 3, 4, 5, 10, 11, 12, 13],
  '2.1': [1, 2, 4],
  '2.2': [1, 2],
  '2.3': [1],
  '2.4': [1, 2, 3, 4, 5, 6, 7, 11],
  '2.5': [1, 2, 3, 4, 7, 8],
  '3.1': [1, 2],
  '3.2': [1, 2, 3, 4, 6],
  '3.3': [1, 2, 3, 4, 7, 8],
  '4.1': [2, 3],
};

/** What is wrong with a list of criteria, in one sentence each. */
function faultsOf(all: Record<string, Criterion>): string[] {
  const axe = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))('axe-core') as {
    getRules(tags?: string[]): { ruleId: string; tags: string[] }[];
  };
  const due = Object.entries(STANDARD).flatMap(([guideline, numbers]) =>
    numbers.map((n) => `${guideline}.${n}`),
  );
  const faults = due.filter((id) => !all[id]).map((id) => `${id} has no entry`);
  for (const [id, { status, machine, part, person }] of Object.entries(all)) {
    if (!due.includes(id)) faults.push(`${id} is not in the standard`);
    for (const check of machine)
      if (!isThere(check)) faults.push(`${id} names ${check}, which does not exist`);
    if (status === 'met' && machine.length === 0 && !person)
      faults.push(`${id} is met, and nobody has tested it`);
    if (status === 'open' && (machine.length > 0 || person)) faults.push(`${id} is tested, and open`);
    if (part && machine.length === 0) faults.push(`${id} is tested in part by no machine`);
    const rules = axe
      .getRules([`wcag${id.replaceAll('.', '')}`])
      .filter(({ ruleId, tags }) => MORE_RULES.includes(ruleId) || tags.some((tag) => TAGS.includes(tag)));
    if (machine.includes('axe') && rules.length === 0)
      faults.push(`${id} names axe, which has no rule for it`);
  }
  return faults;
}

describe('the criteria of the statement', () => {
  it('are those of the standard, each claiming what a check that exists can show', () => {
    expect(list).toHaveLength(55);
    expect(faultsOf(criteria)).toEqual([]);
  });

  it('leave no look out: what is tested is told', () => {
    const named = new Set(list.flatMap(([, { machine }]) => machine as readonly string[]));
    expect([...looks].filter((look) => !named.has(look))).toEqual([]);
    const files = readdirSync(join(journeys, 'looks')).map((file) => file.replace('.ts', ''));
    expect(files.filter((file) => !['all', 'look', 'parts', 'seeing'].includes(file)).sort()).toEqual(
      [...looks].sort(),
    );
  });

  it('have words for everything, and the remarks are about criteria that are there', () => {
    expect(Object.keys(statement.criteria)).toEqual(list.map(([id]) => id));
    expect(Object.keys(statement.remarks).filter((id) => !(id in criteria))).toEqual([]);
    for (const [id, { status }] of list) {
      if (status === 'not-applicable') expect(statement.remarks[id], id).toBeTruthy();
    }
  });

  it('are counted', () => {
    const met: Criterion = { level: 'A', since: '2.0', status: 'met', machine: ['axe'], part: true };
    const open: Criterion = { level: 'A', since: '2.0', status: 'open', machine: [] };
    const broken: Criterion = { ...met, status: 'not-met', person: { who: 'Kari', on: '2026-12-01' } };
    expect(countsOf([met, open, open, broken])).toEqual({
      notMet: 1,
      open: 2,
      machine: 1,
      part: 1,
      person: 1,
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a criterion is left out', { '2.4.7': undefined }, '2.4.7 has no entry'],
    ['one is made up', { '2.4.8': criteria['2.4.7'] }, '2.4.8 is not in the standard'],
    [
      'a check does not exist',
      { '2.4.7': { ...criteria['2.4.7'], machine: ['øyemål'] } },
      '2.4.7 names øyemål, which does not exist',
    ],
    [
      'nobody tested what is said to be met',
      { '2.4.7': { ...criteria['2.4.7'], machine: [] } },
      '2.4.7 is met, and nobody has tested it',
    ],
    [
      'axe is named for what it has no rule for',
      { '1.3.3': { ...criteria['1.1.1'] } },
      '1.3.3 names axe, which has no rule for it',
    ],
  ])('a planted fault is found: %s', (_, change, fault) => {
    const changed = Object.entries({ ...criteria, ...change }).filter(
      ([, criterion]) => criterion !== undefined,
    );
    expect(faultsOf(Object.fromEntries(changed) as Record<string, Criterion>)).toContain(fault);
  });
});
