import { describe, expect, it } from 'vitest';
import { addDays } from './day.ts';
import { dueReminder, forecast, mondayOf, type Reminded, type Reminder } from './reminding.ts';

const DEADLINE = '2026-12-10';
const day = (from: number) => addDays(DEADLINE, from);
const sent = (...all: [Reminder, number][]): Reminded[] =>
  all.map(([reminder, from]) => ({ reminder, day: day(from) }));

describe('a reminder', () => {
  // Days from the deadline.
  const CASES: [what: string, today: number, sent: Reminded[], due: Reminder | null][] = [
    ['is not sent eight days before', -8, [], null],
    ['is sent seven days before', -7, [], 'foer-7'],
    ['is not sent twice on a day', -7, sent(['foer-7', -7]), null],
    ['is not sent again the day after', -6, sent(['foer-7', -7]), null],
    ['is sent late when the server was away', -5, [], 'foer-7'],
    ['is sent three days before', -3, sent(['foer-7', -7]), 'foer-3'],
    ['waits a day when another came today', -3, sent(['foer-7', -3]), null],
    ['is sent the day before', -1, sent(['foer-7', -7], ['foer-3', -3]), 'foer-1'],
    ['is sent on the day', 0, sent(['foer-1', -1]), 'frist'],
    ['is the latest only, after a pause', -1, [], 'foer-1'],
    ['does not say «today» the day after', 1, sent(['foer-1', -1]), null],
    ['is not sent six days after', 6, sent(['frist', 0]), null],
    ['is sent a week after', 7, sent(['frist', 0]), 'uke-1'],
    ['is sent a week after that', 14, sent(['frist', 0], ['uke-1', 7]), 'uke-2'],
    ['waits a week from the last one, however late that was', 14, sent(['uke-1', 9]), null],
    ['goes on where it stopped after a pause', 40, sent(['uke-1', 7], ['uke-2', 14]), 'uke-3'],
    ['is sent weekly four times at the most', 60, sent(['uke-4', 30]), null],
    ['reaches whoever is imported years too late', 700, [], 'uke-1'],
  ];
  it.each(CASES)('%s', (_, today, sent, due) => {
    expect(dueReminder({ deadline: DEADLINE, asked: true, sent, today: day(today) })).toBe(due);
  });

  it('is never sent to somebody nothing is asked of, or without a deadline', () => {
    for (let from = -10; from < 60; from++) {
      const today = day(from);
      expect(dueReminder({ deadline: DEADLINE, asked: false, sent: [], today })).toBeNull();
      expect(dueReminder({ deadline: null, asked: true, sent: [], today })).toBeNull();
    }
  });
});

describe('what is to come', () => {
  it('is all eight, each once, when the server runs every day', () => {
    const all = forecast({ deadline: DEADLINE, asked: true, sent: [], today: day(-30) }, 120);
    expect(all.map(({ reminder, day }) => `${reminder} ${day}`)).toEqual([
      'foer-7 2026-12-03',
      'foer-3 2026-12-07',
      'foer-1 2026-12-09',
      'frist 2026-12-10',
      'uke-1 2026-12-17',
      'uke-2 2026-12-24',
      'uke-3 2026-12-31',
      'uke-4 2027-01-07',
    ]);
  });

  it('is never two on one day, nor one of them twice, whichever days the server is away', () => {
    let schedules = 0;
    for (let days = 1; days < 2 ** 12; days += 7) {
      const got: Reminded[] = [];
      for (let i = 0; i < 60; i++) {
        // The bits of the number say which days the server runs.
        if (!((days >> (i % 12)) & 1)) continue;
        const today = day(i - 12);
        const reminder = dueReminder({ deadline: DEADLINE, asked: true, sent: got, today });
        if (reminder) got.push({ reminder, day: today });
      }
      expect(new Set(got.map(({ reminder }) => reminder)).size).toBe(got.length);
      expect(new Set(got.map(({ day }) => day)).size).toBe(got.length);
      expect(got.filter(({ reminder }) => reminder.startsWith('uke')).length).toBeLessThanOrEqual(4);
      schedules++;
    }
    expect(schedules).toBe(585);
  });
});

it.each([
  ['2026-11-28', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2026-11-30', '2026-11-30'],
  ['2027-01-01', '2026-12-28'],
])('the week of %s begins on %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday);
});
