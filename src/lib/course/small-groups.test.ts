/** What is printed gives nobody away, whatever the sectors, and says as much as it can. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '#lib/scenario/format.ts';
import { noCounts, sumOf } from './counts.ts';
import { printable, SMALLEST, type Cell } from './small-groups.ts';

const cell = (sector: string, role: Role, inTime: number, late = 0): Cell => ({
  ...noCounts(),
  ...{ sector, role, fullfort: inTime, forfalt: late, all: inTime + late },
});
const staff = (sector: string, inTime: number, late = 0) => cell(sector, 'ansatt', inTime, late);
const council = (sector: string, inTime: number, late = 0) => cell(sector, 'folkevalgt', inTime, late);
const said = (cells: Cell[]) => {
  const { whole, sectors, roles } = printable(cells);
  return [
    whole?.all ?? null,
    sectors.map(({ names, all }) => `${names.join('+')} ${all}`),
    roles.map(({ role, all }) => `${role} ${all}`),
  ];
};

describe('what is printed of sectors and roles', () => {
  const CASES: [string, Cell[], [number | null, string[], string[]]][] = [
    [
      'everything where every group is large and has one role',
      [staff('A', 20), staff('B', 5), council('Råd', 7)],
      [32, ['A 20', 'B 5', 'Råd 7'], ['ansatt 25', 'folkevalgt 7']],
    ],
    [
      'a sector of two together with the next smallest, which alone would tell of it',
      [staff('A', 20), staff('B', 1, 1), staff('C', 9)],
      [31, ['A 20', 'B+C 11'], ['ansatt 31']],
    ],
    [
      'small ones together when they are enough between them',
      [staff('A', 20), staff('B', 2), staff('C', 3), staff('D', 9)],
      [34, ['A 20', 'D 9', 'B+C 5'], ['ansatt 34']],
    ],
    ['no sectors where only one is large', [staff('A', 20), staff('B', 2)], [22, [], ['ansatt 22']]],
    [
      'no roles where one is small',
      [staff('A', 20), staff('B', 9), council('B', 3)],
      [32, ['A 20', 'B 12'], []],
    ],
    [
      'not the three employees of the council’s sector, who are what is left of all employees',
      [staff('A', 200), staff('B', 20), council('Politisk', 43), staff('Politisk', 3)],
      [266, ['A 200', 'B+Politisk 66'], ['ansatt 223', 'folkevalgt 43']],
    ],
    [
      'nothing of four people, though some have two appointments',
      [staff('A', 4), council('A', 3)],
      [null, [], []],
    ],
    ['zeros where there is nobody', [], [0, [], []]],
    ['one sector as it is', [staff('A', 8)], [8, ['A 8'], ['ansatt 8']]],
  ];
  it.each(CASES)('is %s', (_, cells, expected) => expect(said(cells)).toEqual(expected));

  it('says of each group what it says of those in it', () => {
    const { sectors } = printable([staff('A', 20), staff('B', 1, 1), staff('C', 9)]);
    expect(sectors[1]).toMatchObject({ all: 11, fullfort: 10, forfalt: 1 });
  });

  it('lets nobody compute a group of fewer than five people', () => {
    const size = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 5, max: 40 }));
    const cells = fc
      .array(fc.tuple(size, size), { minLength: 1, maxLength: 5 })
      .map((rows) => rows.flatMap(([a, b], i) => [staff(`S${i}`, a), council(`S${i}`, b)]));
    let told = 0;
    fc.assert(
      fc.property(cells, (cells) => {
        const { whole, sectors, roles } = printable(cells);
        const atoms = cells.filter(({ all }) => all > 0);
        const rows = [
          ...(whole ? [atoms.map(() => 1)] : []),
          ...sectors.map(({ names }) => atoms.map(({ sector }) => Number(names.includes(sector)))),
          ...roles.map((one) => atoms.map(({ role }) => Number(role === one.role))),
        ];
        // What is printed are these very sums.
        if (sectors.length > 0) expect(sumOf(sectors)).toMatchObject({ all: whole?.all });
        const known = reduced(rows);
        for (let bits = 1; bits < 2 ** atoms.length; bits++) {
          const group = atoms.map((_, i) => (bits >> i) & 1);
          if (!follows(known, group)) continue;
          told++;
          const people = (['ansatt', 'folkevalgt'] as const).map((role) =>
            atoms.reduce((sum, atom, i) => sum + (group[i] && atom.role === role ? atom.all : 0), 0),
          );
          expect(Math.max(...people), JSON.stringify([atoms, group])).toBeGreaterThanOrEqual(SMALLEST);
        }
      }),
      { numRuns: 2000 },
    );
    expect(told).toBeGreaterThan(2000);
  });
});

/** Rows brought to steps (Gauss–Jordan), the numbers are small enough for floating point. */
function reduced(rows: readonly number[][]): number[][] {
  const steps: number[][] = [];
  for (const row of rows) {
    const left = remainder(steps, row);
    const lead = left.findIndex((n) => Math.abs(n) > 1e-9);
    if (lead < 0) continue;
    const step = left.map((n) => n / (left[lead] as number));
    steps.forEach((other, i) => (steps[i] = minus(other, step, other[lead] as number)));
    steps.push(step);
  }
  return steps;
}

const minus = (row: readonly number[], step: readonly number[], times: number) =>
  row.map((n, i) => n - times * (step[i] as number));

function remainder(steps: readonly number[][], row: readonly number[]): number[] {
  let left = [...row];
  for (const step of steps)
    left = minus(left, step, left[step.findIndex((n) => Math.abs(n) > 1e-9)] as number);
  return left;
}

/** Is this group's number a sum and difference of those that are known? */
const follows = (known: readonly number[][], group: readonly number[]): boolean =>
  remainder(known, group).every((n) => Math.abs(n) < 1e-9);
