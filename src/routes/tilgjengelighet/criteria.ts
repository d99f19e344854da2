/**
 * How the product stands against WCAG 2.2, level A and AA: each criterion, and who has tested it. The words are in
 * i18n/nb/statement.ts. Only what a check shows is claimed: criteria.test.ts knows which checks there are.
 */

/** The file of a check: src/journeys/looks/NAME.ts, taken on every state, or src/journeys/NAME.journey.ts. */
export type Check =
  | 'announcements'
  | 'axe'
  | 'focus'
  | 'forced'
  | 'heading'
  | 'keyboard'
  | 'language'
  | 'live'
  | 'media'
  | 'motion'
  | 'reflow'
  | 'sameness'
  | 'shortcuts'
  | 'spacing'
  | 'states'
  | 'stillness'
  | 'target'
  | 'title'
  | 'whole-story';

/** `open`: nobody has looked, so nothing is claimed. */
export type Status = 'met' | 'not-applicable' | 'not-met' | 'open';

export interface Criterion {
  level: 'A' | 'AA';
  /** The first version of WCAG that has it. The Norwegian law goes to 2.1. */
  since: '2.0' | '2.1' | '2.2';
  status: Status;
  /** What a machine tests at every change of the product. */
  machine: readonly Check[];
  /** A machine sees only part of what the criterion asks: the rest is for people. */
  part?: true;
  /** Who has tested it with their own hands, and when. Nobody has yet. */
  person?: { who: string; on: string };
}

/** The day somebody last went through the list. */
export const REVIEWED = '2026-11-27';

const by = (...machine: Check[]) => ({ machine });
const A = { level: 'A', since: '2.0', status: 'met' } as const;
const AA = { level: 'AA', since: '2.0', status: 'met' } as const;
const v21 = { since: '2.1' } as const;
const v22 = { since: '2.2' } as const;
const part = { part: true } as const;
const none = { status: 'not-applicable' } as const;
const open = { status: 'open', machine: [] } as const;

export const criteria = {
  '1.1.1': { ...A, ...by('axe'), ...part },
  '1.2.1': { ...A, ...none, ...by('media') },
  '1.2.2': { ...A, ...none, ...by('media') },
  '1.2.3': { ...A, ...none, ...by('media') },
  '1.2.4': { ...AA, ...none, ...by('media') },
  '1.2.5': { ...AA, ...none, ...by('media') },
  '1.3.1': { ...A, ...by('axe', 'heading'), ...part },
  '1.3.2': { ...A, ...by('focus'), ...part },
  '1.3.3': { ...A, ...open },
  '1.3.4': { ...AA, ...v21, ...by('reflow') },
  '1.3.5': { ...AA, ...v21, ...by('media') },
  '1.4.1': { ...A, ...by('axe', 'forced'), ...part },
  '1.4.2': { ...A, ...none, ...by('media') },
  '1.4.3': { ...AA, ...by('axe'), ...part },
  '1.4.4': { ...AA, ...by('reflow') },
  '1.4.5': { ...AA, ...open },
  '1.4.10': { ...AA, ...v21, ...by('reflow') },
  '1.4.11': { ...AA, ...v21, ...open },
  '1.4.12': { ...AA, ...v21, ...by('spacing') },
  '1.4.13': { ...AA, ...v21, ...open },
  '2.1.1': { ...A, ...by('keyboard', 'focus') },
  '2.1.2': { ...A, ...by('focus') },
  '2.1.4': { ...A, ...v21, ...none, ...by('shortcuts') },
  '2.2.1': { ...A, ...open },
  '2.2.2': { ...A, ...by('motion', 'stillness') },
  '2.3.1': { ...A, ...by('motion'), ...part },
  '2.4.1': { ...A, ...by('axe', 'heading') },
  '2.4.2': { ...A, ...by('axe', 'title'), ...part },
  '2.4.3': { ...A, ...by('focus', 'keyboard'), ...part },
  '2.4.4': { ...A, ...by('axe'), ...part },
  '2.4.5': { ...AA, ...open },
  '2.4.6': { ...AA, ...by('heading'), ...part },
  '2.4.7': { ...AA, ...by('focus') },
  '2.4.11': { ...AA, ...v22, ...by('focus') },
  '2.5.1': { ...A, ...v21, ...by('states', 'keyboard') },
  '2.5.2': { ...A, ...v21, ...by('motion') },
  '2.5.3': { ...A, ...v21, ...by('axe'), ...part },
  '2.5.4': { ...A, ...v21, ...none, ...by('media') },
  '2.5.7': { ...AA, ...v22, ...by('media', 'keyboard') },
  '2.5.8': { ...AA, ...v22, ...by('target') },
  '3.1.1': { ...A, ...by('axe', 'language') },
  '3.1.2': { ...AA, ...by('axe', 'language'), ...part },
  '3.2.1': { ...A, ...by('focus') },
  '3.2.2': { ...A, ...by('keyboard'), ...part },
  '3.2.3': { ...AA, ...by('sameness') },
  '3.2.4': { ...AA, ...by('sameness'), ...part },
  '3.2.6': { ...A, ...v22, ...by('sameness') },
  '3.3.1': { ...A, ...by('keyboard', 'whole-story'), ...part },
  '3.3.2': { ...A, ...by('axe'), ...part },
  '3.3.3': { ...AA, ...by('keyboard'), ...part },
  '3.3.4': { ...AA, ...by('states', 'whole-story'), ...part },
  '3.3.7': { ...A, ...v22, ...open },
  '3.3.8': { ...AA, ...v22, ...by('whole-story') },
  '4.1.2': { ...A, ...by('axe', 'focus'), ...part },
  '4.1.3': { ...AA, ...v21, ...by('live', 'announcements'), ...part },
} satisfies Record<string, Criterion>;

export type CriterionId = keyof typeof criteria;

/** In the order of the standard. Pure. */
export const list: [CriterionId, Criterion][] = Object.entries(criteria) as [CriterionId, Criterion][];

/** How many of them are what. Pure. */
export function countsOf(all: readonly Criterion[]) {
  const count = (is: (criterion: Criterion) => boolean) => all.filter(is).length;
  return {
    notMet: count(({ status }) => status === 'not-met'),
    open: count(({ status }) => status === 'open'),
    machine: count(({ machine, status }) => machine.length > 0 && status !== 'not-met'),
    part: count(({ machine, status, part }) => machine.length > 0 && status !== 'not-met' && part === true),
    person: count(({ person }) => person !== undefined),
  };
}
