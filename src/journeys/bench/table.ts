/** One line of what was measured: ours beside what it is held up against, in the same run. */
export interface Row {
  what: string;
  ours: number;
  floor: number;
  unit: string;
  /** What the floor is. */
  against: string;
  /** Ratio that must hold, ours to floor, where one is set: `<= 1.5`, `>= 0.5`. */
  wanted?: string;
}

const number = (value: number) =>
  value.toLocaleString('en-GB', { maximumSignificantDigits: value < 1000 ? 3 : 4 }).replaceAll(',', ' ');

/** A Markdown table. */
export function tableOf(rows: Row[]): string {
  const lines = rows.map(({ what, ours, floor, unit, against, wanted }) => [
    what,
    `${number(ours)} ${unit}`,
    `${number(floor)} ${unit}`,
    floor === 0 ? '–' : (ours / floor).toPrecision(3),
    wanted ?? '',
    against,
  ]);
  const all = [['', 'ours', 'floor', 'ratio', 'wanted', 'the floor is'], ...lines];
  const widths = (all[0] as string[]).map((_, column) =>
    Math.max(...all.map((line) => (line[column] as string).length)),
  );
  const [head, ...body] = all.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] as number)).join(' | ')} |`,
  );
  return [head, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body].join('\n');
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Calls again and again for about `ms`. @returns calls per second */
export async function perSecond(ms: number, call: (i: number) => unknown): Promise<number> {
  const from = performance.now();
  let calls = 0;
  let passed = 0;
  while (passed < ms) {
    const answer = call(calls++);
    if (answer instanceof Promise) await answer;
    passed = performance.now() - from;
  }
  return (calls * 1000) / passed;
}
