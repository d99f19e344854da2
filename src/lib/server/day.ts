/** Days as people in Norway count them: half past midnight in summer is still yesterday in UTC. */
const NORWAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** @returns `YYYY-MM-DD`, whatever zone and language the server itself has */
export function norwegianDay(time: string | Date): string {
  const parts = Object.fromEntries(
    NORWAY.formatToParts(new Date(time)).map(({ type, value }) => [type, value]),
  );
  return `${parts['year']}-${parts['month']}-${parts['day']}`;
}
