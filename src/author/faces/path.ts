/** An SVG path's data, rewritten shorter: whole units, relative, no digit more than needed. Pure. */

type Point = [x: number, y: number];

/** How many numbers a command takes. */
const TAKES: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

const NUMBER = '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[-+]?\\d+)?';
const TOKEN = new RegExp(`[a-zA-Z]|${NUMBER}`, 'g');
/** One arc. Its two flags may stand without anything between them and what follows. */
const ARC = new RegExp(
  [NUMBER, NUMBER, NUMBER, '[01]', '[01]', NUMBER, NUMBER].map((part) => `(${part})`).join('[\\s,]*'),
  'g',
);

/**
 * Every point is rounded where it stands, not where it is relative to the one before, so that no error adds up.
 * @param d path data as drawn
 * @throws when it holds something that is not path data
 */
export function shortPath(d: string): string {
  const apart = d.replace(/[aA][^a-zA-Z]*/g, (arcs) => arcs.replace(ARC, ' $1 $2 $3 $4 $5 $6 $7 '));
  const tokens = apart.match(TOKEN) ?? [];
  let [at, start, control]: [Point, Point, Point] = [
    [0, 0],
    [0, 0],
    [0, 0],
  ];
  let [command, curved, text] = ['', '', ''];
  /** The pen as it is written: always whole. */
  let pen: Point = [0, 0];
  const write = (name: string, points: Point[]) => {
    const numbers = points.flatMap(([x, y]) => [Math.round(x) - pen[0], Math.round(y) - pen[1]]);
    text += name + numbers.map((n, i) => (i > 0 && n >= 0 ? ` ${n}` : `${n}`)).join('');
    const end = points.at(-1) as Point;
    pen = [Math.round(end[0]), Math.round(end[1])];
  };
  for (let i = 0; i < tokens.length;) {
    if (/[a-zA-Z]/.test(tokens[i] as string)) command = tokens[i++] as string;
    const name = command.toUpperCase();
    const count = TAKES[name];
    if (count === undefined) throw new Error(`path command ${command}`);
    const numbers = tokens.slice(i, i + count).map(Number);
    if (numbers.length < count || numbers.some(Number.isNaN)) throw new Error(`path data ends after ${text}`);
    i += count;
    const relative = command !== name;
    const point = (n: number): Point => [
      (numbers[n] as number) + (relative ? at[0] : 0),
      (numbers[n + 1] as number) + (relative ? at[1] : 0),
    ];
    const mirrored = (of: string): Point =>
      of.includes(curved) && curved ? [2 * at[0] - control[0], 2 * at[1] - control[1]] : at;
    let to = at;
    if (name === 'Z') {
      text += 'z';
      to = start;
      pen = [Math.round(start[0]), Math.round(start[1])];
    } else if (name === 'M') {
      to = start = point(0);
      write('m', [to]);
      command = relative ? 'l' : 'L';
    } else if (name === 'L') write('l', [(to = point(0))]);
    else if (name === 'H') write('l', [(to = [(numbers[0] as number) + (relative ? at[0] : 0), at[1]])]);
    else if (name === 'V') write('l', [(to = [at[0], (numbers[0] as number) + (relative ? at[1] : 0)])]);
    else if (name === 'C') write('c', [point(0), (control = point(2)), (to = point(4))]);
    else if (name === 'S') {
      const first = mirrored('CS');
      write('c', [first, (control = point(0)), (to = point(2))]);
    } else if (name === 'A') {
      const [rx = 0, ry = 0, turn = 0, large = 0, sweep = 0] = numbers;
      text += `a${Math.round(rx)} ${Math.round(ry)} ${Math.round(turn)} ${large} ${sweep} `;
      write('', [(to = point(5))]);
    } else if (name === 'Q') write('q', [(control = point(0)), (to = point(2))]);
    else {
      control = mirrored('QT');
      write('q', [control, (to = point(0))]);
    }
    at = to;
    curved = name;
  }
  return text;
}
