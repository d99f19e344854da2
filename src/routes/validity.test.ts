import { describe, expect, it } from 'vitest';
import { courseOf, entry } from '#lib/course/testing/course.ts';
import { POSTS } from '#lib/course/requirements.ts';
import type { StoredAttempt, StoredConfirmation } from '#lib/progress/progress.ts';
import type { AppointmentStatus, Left } from '#lib/scenario/attempt.ts';
import { counting, inRound, openAgain } from './again.ts';
import { restOf } from './rest.ts';
import { isMastered, standingOf } from './standing.ts';
import { validityLines } from './validity.ts';

const titled = (name: string) => entry(`l/${name}`, 'begge', { title: `Tittel ${name}` });
const course = courseOf(
  { l: [titled('a'), titled('b'), titled('c'), { ...titled('d'), core: false, posting: true }] },
  {
    documents: [{ id: 'taushet', title: 'Taushet', url: 'https://a.example/t', version: '1', role: 'begge' }],
    tests: { ansatt: { id: 'test/ansatt', edition: '', minutes: 8 } },
    validity: { ansatt: { months: 24 }, folkevalgt: [] },
  },
);
const NOTHING: Left = { scenarios: [], documents: [], answer: false };
const ALL: Left = {
  ...{ scenarios: ['l/a', 'l/b', 'l/c'], test: 'test/ansatt' },
  ...{ documents: ['taushet'], answer: true },
};
const row = (more: Partial<AppointmentStatus>): AppointmentStatus => ({
  ...{
    role: 'ansatt',
    unit: 'Skolen',
    status: 'paabegynt',
    mastered: [],
    missing: [],
    left: NOTHING,
    round: 1,
  },
  ...more,
});
const change = (point: string, ...scenarios: string[]) => ({
  ...{ point, why: 'Kanalen heter noe annet nå.', from: '2027-03-01', scenarios },
});
const holds = row({ status: 'fullfort', validTo: '2028-11-24', mastered: ['l/a', 'l/b', 'l/c'] });
const soon = { ...holds, renewal: ALL };
const expired = row({
  ...{ status: 'ikke-begynt', validTo: '2028-11-24', left: ALL, missing: ALL.scenarios },
  reopened: { why: 'utlopt', validTo: '2028-11-24' },
});
const newPeriod = row({
  ...{ role: 'folkevalgt', left: ALL, missing: ALL.scenarios },
  reopened: { why: 'ny-periode', period: '2027–2031', from: '2027-10-01' },
});
const changed = row({
  ...{ mastered: ['l/c'], missing: ['l/a', 'l/b'], left: { ...NOTHING, scenarios: ['l/a', 'l/b'] } },
  reopened: { why: 'endring', changes: [change('2.4-05', 'l/a', 'l/b')] },
});

describe('what is said of how long the course holds', () => {
  it.each<[string, AppointmentStatus[], string[]]>([
    ['is nothing before it is completed', [row({})], []],
    ['is nothing when it does not run out', [row({ status: 'fullfort' })], []],
    ['is the last day', [holds], ['Kurset ditt gjelder til og med 24. november 2028.']],
    [
      'is that it can be taken again in good time',
      [soon],
      [
        'Kurset ditt gjelder til og med 24. november 2028. Du kan ta det på nytt allerede nå, så gjelder det uten opphold.',
      ],
    ],
    [
      'is, for a politician, that it can be taken by those who go on',
      [{ ...soon, role: 'folkevalgt', validTo: '2027-09-30' }],
      [
        'Kurset ditt gjelder til og med 30. september 2027. Sitter du videre i neste valgperiode, kan du ta det på nytt allerede nå.',
      ],
    ],
    [
      'is why it has expired',
      [expired],
      [
        'Kurset gjelder i 24 måneder, og det du har fullført, gjaldt til og med 24. november 2028. Derfor er det åpent igjen.',
      ],
    ],
    [
      'is that there is a new election period',
      [newPeriod],
      ['Ny valgperiode, 2027–2031: kurset tas én gang i hver periode. Derfor er det åpent igjen.'],
    ],
    [
      'is which point was changed, how, and what is open because of it',
      [changed],
      [
        'Punkt 2.4-05 er endret: Kanalen heter noe annet nå. Derfor er «Tittel a» og «Tittel b» åpne igjen. Resten av det du har gjort, gjelder fortsatt.',
      ],
    ],
    [
      'is only what is left of it, and once for each point',
      [
        {
          ...changed,
          left: { ...NOTHING, scenarios: ['l/b'] },
          reopened: { why: 'endring', changes: [change('2.4-05', 'l/a', 'l/b'), change('2.1-01', 'l/a')] },
        },
      ],
      [
        'Punkt 2.4-05 er endret: Kanalen heter noe annet nå. Derfor er «Tittel b» åpen igjen. Resten av det du har gjort, gjelder fortsatt.',
      ],
    ],
  ])('%s', (_what, status, lines) => {
    expect(validityLines(course, status).map(({ says }) => says)).toEqual(lines);
  });

  it('names the role when there are several', () => {
    expect(validityLines(course, [holds, newPeriod]).map(({ as, open }) => [as, open])).toEqual([
      ['Som ansatt:', false],
      ['Som folkevalgt:', true],
    ]);
    expect(validityLines(course, [holds])[0]).not.toHaveProperty('as');
  });
});

describe('what is open again', () => {
  const attempt = (scenario: string, more: Partial<StoredAttempt> = {}): StoredAttempt => ({
    ...{ id: scenario, learner: 'x', scenario, edition: '', role: 'ansatt', language: 'nb', steps: [] },
    ...{ startedAt: '2026-11-24', finishedAt: '2026-11-24', result: 'mestret', receipt: 'R' },
    ...more,
  });
  const said = (what: string, says: string, more: Partial<StoredConfirmation> = {}): StoredConfirmation => ({
    ...{ id: what, learner: 'x', role: 'ansatt', what, says, at: '2026-11-24', receipt: 'R' },
    ...more,
  });
  const here = ['l/a', 'l/b', 'l/c', 'test/ansatt'].map((id) => attempt(id));
  const papers = [said('taushet', '1'), said(POSTS, 'ja')];
  const seen = (status: AppointmentStatus[], attempts = here, confirmations = papers) => {
    const again = openAgain(status);
    const rows = inRound(status, again);
    const counted = [counting(attempts, again), counting(confirmations, again)] as const;
    const lessons = standingOf(course, ['ansatt'], counted[0], rows, counted[1]);
    const rest = restOf(course, ['ansatt'], counted[0], counted[1], rows);
    return {
      open: lessons.flatMap(({ core }) => core.filter((one) => !isMastered(one)).map(({ id }) => id)),
      documents: rest.documents.filter(({ left }) => left).length,
      tests: rest.tests.filter(({ left }) => left).length,
      unanswered: rest.unanswered,
    };
  };
  const confirmed = [{ what: 'taushet', says: '1', at: '2026-11-24' }];

  it('is nothing while the course holds', () => {
    expect(seen([holds])).toMatchObject({ open: [], documents: 0, tests: 0, unanswered: false });
  });

  it.each([
    ['when it has expired', { ...expired, confirmed }],
    ['when it can be renewed', { ...soon, confirmed }],
  ])('is everything %s, also what lies here with its receipt', (_when, status) => {
    expect(seen([status])).toEqual({
      ...{ open: ['l/a', 'l/b', 'l/c'], documents: 1, tests: 1, unanswered: true },
    });
  });

  it('is only what was changed after a change', () => {
    const nothing = { documents: 0, tests: 0, unanswered: false };
    // The yes came after it was completed: it opens nothing.
    expect(seen([{ ...changed, confirmed }])).toEqual({ open: ['l/a', 'l/b'], ...nothing });
    const posting = { ...changed, left: { ...NOTHING, scenarios: ['l/d'] }, mastered: ['l/a', 'l/b', 'l/c'] };
    expect(seen([{ ...posting, confirmed }])).toEqual({ open: ['l/d'], ...nothing });
  });

  it('is done again as soon as it is done here, before the server has it', () => {
    const { receipt: _, ...fresh } = attempt('l/a', { id: 'new' });
    const { receipt: __, ...answer } = said(POSTS, 'nei', { id: 'new' });
    expect(seen([expired], [...here, fresh], [...papers, answer])).toMatchObject({
      ...{ open: ['l/b', 'l/c'], unanswered: false },
    });
  });

  it('is open in a role that has it open, even where another role is done with it', () => {
    const other = row({ ...holds, role: 'folkevalgt' });
    expect(seen([expired, other]).open).toEqual(['l/a', 'l/b', 'l/c']);
  });
});
