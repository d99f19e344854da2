import { describe, expect, it } from 'vitest';
import { compare, type Known } from './roster-plan.ts';
import type { RosterRow } from './roster.ts';

const TODAY = '2026-11-23';
const row = (ansattnr: string): RosterRow => ({
  line: 2,
  ansattnr,
  firstName: 'Kari',
  lastName: 'Nordmann',
  email: null,
  unit: 'Kultur',
  role: 'ansatt',
  starts: '2026-08-15',
});
const known = (ansattnr: string, ends: string | null = null): Known => {
  const { line: _, ...rest } = row(ansattnr);
  return { ...rest, appointment: `a${ansattnr}`, ends, erased: false };
};
const plan = (rows: RosterRow[], here: Known[]) =>
  compare(rows, here, () => false, { leaders: [], unknownLeaders: [] }, TODAY);

describe('what was shown is what is imported', () => {
  it('when as many are new, but others', async () => {
    const rows = [row('1'), row('2')];
    const [one, other] = [await plan(rows, [known('1')]), await plan(rows, [known('2')])];
    expect([one.added.length, one.unchanged]).toEqual([other.added.length, other.unchanged]);
    expect(one.hash).not.toBe(other.hash);
  });

  it('when as many are missing, but others', async () => {
    const [one, other] = [await plan([row('1')], [known('2')]), await plan([row('1')], [known('3')])];
    expect(one.hash).not.toBe(other.hash);
  });

  it('in whatever order the database tells who is here', async () => {
    const here = [known('2'), known('3'), known('4')];
    const one = await plan([row('1')], here);
    expect((await plan([row('1')], [...here].reverse())).hash).toBe(one.hash);
    expect(one.missing.map((k) => k.ansattnr)).toEqual(['2', '3', '4']);
  });
});

describe('an appointment that ends', () => {
  it.each([
    ['yesterday', '2026-11-22', 0],
    ['today', TODAY, 0],
    ['tomorrow', '2026-11-24', 1],
  ])('%s is missing while it lasts', async (_, ends, missing) => {
    expect((await plan([row('1')], [known('2', ends)])).missing).toHaveLength(missing);
  });
});
