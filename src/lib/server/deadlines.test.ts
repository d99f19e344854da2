/** Deadlines and statuses: asked of the pure course and of the one query, the answer is the same. On both engines. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { standingOf } from '#lib/course/completing.ts';
import type { Validity } from '#lib/course/course.ts';
import { addDays, daysBetween, norwegianDay } from '#lib/course/day.ts';
import { deadlineOf, type DeadlineRules, type Relief } from '#lib/course/deadline.ts';
import type { Completion } from '#lib/course/round.ts';
import { judge, STATUSES, type Status } from '#lib/course/statuses.ts';
import { sql } from 'kysely';
import { asOf } from './as-of.ts';
import { countsByUnit, standings } from './completions.ts';
import type { Store } from './database.ts';
import { isAfterDay } from './days.ts';
import { keepEditions } from './editions.ts';
import { tinyCourse, type TinyCourse } from './testing/course.ts';
import { emptyTables } from './testing/empty.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';

const VALIDITY: Validity = {
  ansatt: { months: 12 },
  folkevalgt: [
    { id: 'en', from: '2025-10-01', to: '2026-09-30' },
    { id: 'to', from: '2026-10-01', to: '2027-09-30' },
  ],
};
const START = '2026-01-01';
const noon = (day: string) => `${day}T12:00:00.000Z`;

/** Days after the start, and lengths. */
const life = fc.record({
  role: fc.constantFrom('ansatt' as const, 'folkevalgt' as const),
  starts: fc.integer({ min: -100, max: 500 }),
  assigned: fc.integer({ min: -100, max: 200 }),
  /** Rounds that were completed: days after the one before, the hour, and how long each holds (0: for ever). */
  rounds: fc.array(
    fc.record({
      after: fc.integer({ min: 1, max: 200 }),
      // Around midnight in Norway, and by day.
      hour: fc.constantFrom('12:00', '21:59', '22:00', '22:59', '23:00', '23:59'),
      holds: fc.constantFrom(0, 20, 90, 200, 365, 365, 500),
    }),
    { maxLength: 2 },
  ),
  begun: fc.option(fc.integer({ min: 0, max: 600 }), { nil: undefined }),
  /** Away: days after the one before, and how long (nil: it lasts). */
  away: fc.array(
    fc.record({
      kind: fc.constantFrom('fritak' as const, 'permisjon' as const, 'permisjon' as const),
      after: fc.integer({ min: 1, max: 90 }),
      days: fc.option(fc.integer({ min: 1, max: 80 }), { nil: undefined, freq: 6 }),
    }),
    { maxLength: 4 },
  ),
  extended: fc.array(fc.record({ from: fc.integer({ min: 0, max: 300 }), days: fc.nat(200) }), {
    maxLength: 2,
  }),
  withdrawn: fc.boolean(),
});
type Life = typeof life extends fc.Arbitrary<infer L> ? L : never;
const rule = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((days) => ({ days })),
  fc.integer({ min: 0, max: 500 }).map((days) => ({ date: addDays(START, days) })),
);

describe.each(ENGINES)('deadlines on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  let course: TinyCourse;
  beforeAll(async () => {
    engine = await startEngine(kind);
    course = await tinyCourse(undefined, { validity: VALIDITY });
    store = await engine.store();
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    await store.db.deleteFrom('exemption').execute();
    await emptyTables(store);
    await keepEditions(store, course, new Date(noon('2025-01-01')));
  });

  /** All of a run's rows in one transaction: a commit of each would take minutes. */
  const keep = (rows: ReturnType<typeof rowsFor>) =>
    store.db.transaction().execute(async (tx) => {
      await tx
        .insertInto('person')
        .values(
          rows.map(({ person }) => ({
            ...{ id: person, ansattnr: person, first_name: 'A', last_name: 'B', email: null },
            ...{ created_at: noon(START), erased_at: null },
          })),
        )
        .execute();
      await tx
        .insertInto('appointment')
        .values(
          rows.map(({ appointment: id, person, role, starts, assigned }) => ({
            ...{ id, person, role, unit: 'u', starts, created_at: noon(assigned) },
          })),
        )
        .execute();
      const completions = rows.flatMap(({ appointment, completions }) =>
        completions.map(({ round, completedAt, receivedAt, validTo, renewsFrom }) => ({
          ...{ id: crypto.randomUUID(), appointment, round, course_edition: course.course.edition },
          ...{ guideline: '2024', language: 'nb', login: 'lenke' as const, posts: 0 },
          ...{ completed_at: completedAt, received_at: receivedAt, receipt: crypto.randomUUID() },
          ...{ valid_to: validTo ?? null, renews_from: renewsFrom ?? null },
        })),
      );
      if (completions.length > 0) await tx.insertInto('completion').values(completions).execute();
      const outcomes = rows.flatMap(({ person, role, outcome }) =>
        outcome
          ? {
              ...{ attempt: crypto.randomUUID(), person, role, edition: course.hashes[role] },
              ...{ scenario: outcome.scenario, language: 'nb', login: 'lenke' as const },
              ...{ finished_at: outcome.finishedAt, received_at: outcome.receivedAt },
              receipt: crypto.randomUUID(),
            }
          : [],
      );
      if (outcomes.length > 0) await tx.insertInto('outcome').values(outcomes).execute();
      const exemptions = rows.flatMap(({ appointment, reliefs, withdrawn }) =>
        [...reliefs, ...withdrawn].map((relief, i) => ({
          ...{ id: crypto.randomUUID(), appointment, kind: relief.kind, from_day: relief.from },
          ...{ to_day: relief.to, reason: 'x', made_by: 'hr', created_at: noon('2025-01-01') },
          withdrawn_at: i < reliefs.length ? null : noon('2025-01-02'),
        })),
      );
      if (exemptions.length > 0) await tx.insertInto('exemption').values(exemptions).execute();
    });

  it('are what the course says, whatever has happened and on whatever day it is asked', async () => {
    const seen: Record<Status, number> = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<
      Status,
      number
    >;
    const reasons = { moved: 0, none: 0, extended: 0 };
    await store.db
      .insertInto('account')
      .values({ id: 'hr', role: 'hr', name: 'HR', person: null, created_at: noon(START), closed_at: null })
      .onConflict((c) => c.doNothing())
      .execute();
    await store.db.insertInto('unit').values({ id: 'u', name: 'Enheten' }).execute();
    await fc.assert(
      fc
        .asyncProperty(
          fc.array(life, { minLength: 25, maxLength: 25 }),
          fc.record({ ansatt: rule, folkevalgt: rule }),
          fc.integer({ min: 0, max: 620 }),
          async (lives, rules: DeadlineRules, on) => {
            const today = addDays(START, on);
            const now = noon(today);
            const expected = new Map<string, { status: Status; deadline: string | null }>();
            const rows = rowsFor(lives);
            for (const { appointment, role, starts, assigned, completions, outcome, reliefs } of rows) {
              const received = completions.filter(({ receivedAt }) => receivedAt <= now);
              const last = received.at(-1);
              const outcomes = outcome && outcome.receivedAt <= now ? [outcome] : [];
              const got = { outcomes, confirmations: [], today };
              const { round, progress } = standingOf(course.course, { role, starts }, last, got);
              const holds = round.completion !== undefined;
              const past = { last, prior: received.at(-2), holds };
              const asked = { role, starts, assigned };
              const deadline = deadlineOf(course.course, rules, asked, past, reliefs, today);
              const plain = deadlineOf(course.course, rules, asked, past, [], today);
              const begun = progress.status !== 'ikke-begynt';
              const { completedAt, validTo } = last ?? {};
              const status = judge({ completedAt, validTo, holds, deadline, begun, reliefs }, today);
              seen[status]++;
              if (plain !== undefined && deadline === undefined) reasons.none++;
              else if (reliefs.some(({ kind, to }) => kind === 'utsettelse' && to === deadline))
                reasons.extended++;
              else if (deadline !== plain) reasons.moved++;
              expected.set(appointment, { status, deadline: deadline ?? null });
            }
            await keep(rows);
            const moment = await asOf(store.db, course.course, new Date(now), rules);
            const standing = await standings(store, moment).execute();
            const found = new Map(
              standing.map(({ appointment, status, deadline }) => [appointment, { status, deadline }]),
            );
            expect(found).toEqual(expected);
            const counts = await countsByUnit(store, moment);
            for (const status of STATUSES) {
              const all = [...expected.values()].filter((one) => one.status === status).length;
              expect(counts.reduce((sum, count) => sum + count[status], 0)).toBe(all);
            }
          },
        )
        .beforeEach(async () => {
          for (const table of ['exemption', 'completion', 'outcome', 'appointment', 'person'] as const)
            await store.db.deleteFrom(table).execute();
        }),
      { numRuns: 40, endOnFailure: true },
    );
    // The lives were worth something.
    for (const status of STATUSES) expect(seen[status], status).toBeGreaterThan(10);
    for (const reason of ['moved', 'none', 'extended'] as const)
      expect(reasons[reason], reason).toBeGreaterThan(15);
  }, 120_000);

  it('know midnight in Norway, summer and winter, for the rest of the century', async () => {
    let asked = 0;
    for (let day = '2024-01-01'; day < '2099-12-01'; day = addDays(day, day < '2028-01-01' ? 1 : 17)) {
      const times = ['T21:59:59.999Z', 'T22:00:00.000Z', 'T22:59:59.999Z', 'T23:00:00.000Z'];
      const columns = times.map((time, i) =>
        sql`case when ${isAfterDay(sql`${day + time}`, sql`day`)} then 1 else 0 end`.as(`t${i}`),
      );
      const row = await store.db
        .selectFrom(sql<{ day: string }>`(select cast(${day} as text) as day)`.as('d'))
        .select(columns)
        .executeTakeFirstOrThrow();
      expect([day, ...Object.values(row)]).toEqual([
        day,
        ...times.map((time) => (norwegianDay(day + time) > day ? 1 : 0)),
      ]);
      asked++;
    }
    expect(asked).toBeGreaterThan(2500);
  }, 60_000);
});

function rowsFor(lives: readonly Life[]) {
  return lives.map((some) => {
    const { role, begun } = some;
    const at = begun === undefined ? undefined : noon(addDays(START, begun));
    const all = reliefsOf(some);
    return {
      person: crypto.randomUUID(),
      appointment: crypto.randomUUID(),
      role,
      starts: addDays(START, some.starts),
      assigned: addDays(START, some.assigned),
      completions: completionsOf(some.rounds, role),
      outcome: at && {
        scenario: role === 'ansatt' ? 'ytring/svomming' : 'ytring/kommentar',
        finishedAt: at,
        receivedAt: at,
      },
      reliefs: some.withdrawn ? all.slice(1) : all,
      withdrawn: some.withdrawn ? all.slice(0, 1) : [],
    };
  });
}

function completionsOf(
  rounds: { after: number; hour: string; holds: number }[],
  role: 'ansatt' | 'folkevalgt',
): Completion[] {
  const completions: Completion[] = [];
  let day = START;
  for (const { after, hour, holds } of rounds) {
    day = addDays(day, after);
    const at = `${day}T${hour}:00.000Z`;
    const period = VALIDITY.folkevalgt?.find(({ to }) => day <= to);
    const validTo = role === 'folkevalgt' ? period?.to : holds === 0 ? undefined : addDays(day, holds);
    completions.push({
      round: completions.length + 1,
      ...{ completedAt: at, receivedAt: at, validTo },
      renewsFrom: validTo && addDays(validTo, -Math.min(59, daysBetween(day, validTo))),
    });
    // What holds for ever is never renewed.
    if (validTo === undefined) break;
  }
  return completions;
}

function reliefsOf(some: {
  away: { kind: 'fritak' | 'permisjon'; after: number; days?: number | undefined }[];
  extended: { from: number; days: number }[];
}): Relief[] {
  const reliefs: Relief[] = [];
  let day = addDays(START, -60);
  for (const { kind, after, days } of some.away) {
    const from = addDays(day, after);
    if (days === undefined) {
      reliefs.push({ kind, from, to: null });
      break;
    }
    day = addDays(from, days - 1);
    reliefs.push({ kind, from, to: day });
  }
  for (const { from, days } of some.extended)
    reliefs.push({ kind: 'utsettelse', from: addDays(START, from), to: addDays(START, from + days) });
  return reliefs;
}
