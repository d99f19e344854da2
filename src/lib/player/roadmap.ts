/** The road as a small map: where everything in the drawing stands. Words stand in the list beside it. Pure. */
import type { Result, Verdict } from '#lib/scenario/format.ts';

/** As wide as a narrow phone; everything below is in these units. */
export const WIDTH = 288;
const TRUNK = 20;
const LABEL = 48;
const TOP = 20;
/** From one stop to the next: with roads between them, and without. */
const [FAR, NEAR] = [86, 52];
const BRANCH = 42;
const FIRST_ROAD = 62;
const ROAD_GAP = 38;
const MARGIN = 14;
/** Letters that surely fit on a line beside a stop; two lines at most. */
const LETTERS = 30;

export interface MappedStop {
  verdict: Verdict;
  title: string;
  others: readonly Verdict[];
}

export interface DrawnStop {
  y: number;
  verdict: Verdict;
  lines: Line[];
  /** The dotted line to the roads that were not taken, as a path; none when there is none. */
  branch?: string;
  roads: { x: number; y: number; verdict: Verdict }[];
}

interface Line {
  x: number;
  y: number;
  text: string;
}

export interface RoadMap {
  height: number;
  trunk: { x: number; from: number; to: number };
  stops: DrawnStop[];
  end: { y: number; result: Result; lines: Line[] };
}

/** @param stops one for each step, in order */
export function mapOf(stops: readonly MappedStop[], end: { result: Result; title: string }): RoadMap {
  let y = TOP;
  const drawn = stops.map(({ verdict, title, others }): DrawnStop => {
    const at = y;
    y += others.length > 0 ? FAR : NEAR;
    return { y: at, verdict, lines: linesAt(title, at), ...branchAt(at, others) };
  });
  return {
    height: y + TOP,
    trunk: { x: TRUNK, from: TOP, to: y },
    stops: drawn,
    end: { y, result: end.result, lines: linesAt(end.title, y) },
  };
}

function branchAt(stop: number, others: readonly Verdict[]): Pick<DrawnStop, 'branch' | 'roads'> {
  if (others.length === 0) return { roads: [] };
  const y = stop + BRANCH;
  const gap = Math.min(ROAD_GAP, (WIDTH - MARGIN - FIRST_ROAD) / Math.max(1, others.length - 1));
  const roads = others.map((verdict, i) => ({ x: FIRST_ROAD + i * gap, y, verdict }));
  const turn = `M${TRUNK} ${stop + 16}C${TRUNK} ${y} ${TRUNK + 8} ${y} ${LABEL} ${y}`;
  return { roads, branch: `${turn}H${roads.at(-1)?.x ?? LABEL}` };
}

/** One or two lines, centred on the stop; what is longer ends in «…». */
function linesAt(title: string, y: number): Line[] {
  const lines = ['', ''];
  const words = title.trim().split(/\s+/);
  for (let i = 0; i < lines.length && words.length > 0; i++) {
    const line = [words.shift() as string];
    while (words[0] !== undefined && [...line, words[0]].join(' ').length <= LETTERS) {
      line.push(words.shift() as string);
    }
    lines[i] = cut(line.join(' '), words.length > 0 && i === lines.length - 1);
  }
  const said = lines.filter(Boolean);
  return said.map((text, i) => ({ x: LABEL, y: y + 4.5 + (i - (said.length - 1) / 2) * 16, text }));
}

function cut(line: string, more: boolean): string {
  const letters = [...line];
  return letters.length > LETTERS || more ? `${letters.slice(0, LETTERS - 1).join('')}…` : line;
}
