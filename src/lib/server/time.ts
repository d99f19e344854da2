/** Times that come from devices, whose clocks may be years wrong. Pure. */

/** @returns the time itself, or the nearest that can be true. All ISO 8601. */
export function within(time: string, earliest: string, latest: string): string {
  const [said, first, last] = [time, earliest, latest].map((text) => Date.parse(text)) as [
    number,
    number,
    number,
  ];
  return new Date(Math.min(Math.max(said, first), last)).toISOString();
}
