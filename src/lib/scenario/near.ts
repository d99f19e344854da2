/** The known word that is most like a misspelt one. Pure. */

/** Optimal string alignment: additions, losses, changes and swaps of neighbours. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** @returns the nearest, or undefined when nothing is near enough to be meant */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const start = word.toLowerCase().slice(0, 60);
  const limit = Math.max(2, Math.floor(start.length / 3));
  const close = known
    .map((name) => ({ name, far: distance(start, name.toLowerCase()) }))
    .filter(({ far }) => far <= limit);
  return close.sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))[0]?.name;
}

/** «Mente du «x»?», or the known words when none is near. */
export function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near) return `Mente du «${near}»?`;
  if (known.length === 0) return 'Det finnes ingen å velge mellom ennå.';
  const some = [...known].sort().slice(0, 12);
  return `Velg mellom ${some.join(', ')}${known.length > some.length ? ' …' : ''}.`;
}
