/** Days, `YYYY-MM-DD`, as people in Norway count them: half past midnight in summer is still yesterday in UTC. Pure. */
const NORWAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** @returns `YYYY-MM-DD`, whatever zone and language the machine itself has */
export function norwegianDay(time: string | Date): string {
  const parts = Object.fromEntries(
    NORWAY.formatToParts(new Date(time)).map(({ type, value }) => [type, value]),
  );
  return `${parts['year']}-${parts['month']}-${parts['day']}`;
}

/** @param days negative for days before */
export function addDays(day: string, days: number): string {
  const [year, month, date] = partsOf(day);
  return textOf(new Date(Date.UTC(year, month - 1, date + days)));
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The same date some months later, or the last day of that month when it has no such date. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = partsOf(day);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return textOf(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}

const partsOf = (day: string) => day.split('-').map(Number) as [number, number, number];
const textOf = (date: Date) => date.toISOString().slice(0, 10);
