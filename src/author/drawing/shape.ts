/**
 * What drawings are made of: filled and stroked paths, with absolute M, L, C, Q and Z only, so that any of them can be
 * moved and measured by its numbers. Pure, and the same bytes every time.
 */

export interface Shape {
  d: string;
  fill?: string;
  stroke?: string;
  /** Of the stroke. */
  width?: number;
  opacity?: number;
  /** It is part of what one sees of the figure from afar: it has the contour around it, and stands in the silhouette. */
  outline?: boolean;
  /** Drawn as dots on the silhouette, so that it is known by more than its edge: a wheel, a strap. */
  mark?: boolean;
}

export type Point = readonly [x: number, y: number];

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One decimal is a tenth of a pixel in a picture of 720: nobody sees less, and the file stays small. */
export const round = (n: number): number => Math.round(n * 10) / 10 + 0;

const at = ([x, y]: Point): string => `${round(x)} ${round(y)}`;

export function ellipse(x: number, y: number, rx: number, ry = rx): string {
  const [kx, ky] = [rx * 0.5523, ry * 0.5523];
  return [
    `M${at([x - rx, y])}`,
    `C${at([x - rx, y - ky])} ${at([x - kx, y - ry])} ${at([x, y - ry])}`,
    `C${at([x + kx, y - ry])} ${at([x + rx, y - ky])} ${at([x + rx, y])}`,
    `C${at([x + rx, y + ky])} ${at([x + kx, y + ry])} ${at([x, y + ry])}`,
    `C${at([x - kx, y + ry])} ${at([x - rx, y + ky])} ${at([x - rx, y])}Z`,
  ].join('');
}

/** An open line with smooth corners. */
export function line(points: readonly Point[]): string {
  const [first, ...rest] = points as [Point, ...Point[]];
  return `M${at(first)}${curve([first, ...rest])}`;
}

/**
 * An arm or a leg: from a joint past another to an end, thick at first and thinner at last, as a closed path.
 * @param wide the thickness at the start and at the end
 */
export function limb(from: Point, joint: Point, to: Point, wide: readonly [number, number]): string {
  // The bend goes through the joint at half way.
  const bend: Point = [2 * joint[0] - (from[0] + to[0]) / 2, 2 * joint[1] - (from[1] + to[1]) / 2];
  const sides: [Point[], Point[]] = [[], []];
  for (const t of [0, 0.25, 0.5, 0.75, 1]) {
    const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
    const x = a * from[0] + b * bend[0] + c * to[0];
    const y = a * from[1] + b * bend[1] + c * to[1];
    const dx = (1 - t) * (bend[0] - from[0]) + t * (to[0] - bend[0]);
    const dy = (1 - t) * (bend[1] - from[1]) + t * (to[1] - bend[1]);
    const length = Math.hypot(dx, dy) || 1;
    const half = (wide[0] + (wide[1] - wide[0]) * t) / 2;
    const [nx, ny] = [(-dy / length) * half, (dx / length) * half];
    sides[0].push([x + nx, y + ny]);
    sides[1].unshift([x - nx, y - ny]);
  }
  const [there, back] = sides;
  // A round shoulder or hip: the joint is turned, not cut.
  const [start, end] = [there[0] as Point, back.at(-1) as Point];
  const length = Math.hypot(bend[0] - from[0], bend[1] - from[1]) || 1;
  const out = (wide[0] * 0.66) / length;
  const [ox, oy] = [(from[0] - bend[0]) * out, (from[1] - bend[1]) * out];
  const cap = `C${at([end[0] + ox, end[1] + oy])} ${at([start[0] + ox, start[1] + oy])} ${at(start)}`;
  return `M${at(start)}${curve(there)}L${at(back[0] as Point)}${curve(back)}${cap}Z`;
}

/** Through all of the points (Catmull–Rom as Béziers); the first is where the pen stands. */
function curve(points: readonly Point[]): string {
  let d = '';
  for (let i = 0; i < points.length - 1; i++) {
    const [a, b] = [points[i] as Point, points[i + 1] as Point];
    const [before, after] = [points[i - 1] ?? a, points[i + 2] ?? b];
    const first: Point = [a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6];
    const second: Point = [b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6];
    d += `C${at(first)} ${at(second)} ${at(b)}`;
  }
  return d;
}

const PAIR = /(-?[\d.]+)[ ,](-?[\d.]+)/g;

/** The same path somewhere else, and larger or smaller; a negative width turns it around. */
export const moved = (d: string, [x, y]: Point, scale: number, across = scale): string =>
  d.replace(PAIR, (_, px: string, py: string) => at([x + Number(px) * across, y + Number(py) * scale]));

export const movedAll = (shapes: readonly Shape[], to: Point, scale: number, across = scale): Shape[] =>
  shapes.map((shape) => ({
    ...shape,
    d: moved(shape.d, to, scale, across),
    ...(shape.width !== undefined && { width: round(shape.width * scale) }),
  }));

/** The box around what is part of the outline. */
export function boxOf(shapes: readonly Shape[]): Box {
  const points = shapes
    .filter((shape) => shape.outline)
    .flatMap(({ d }) => [...d.matchAll(PAIR)].map(([, x, y]): Point => [Number(x), Number(y)]));
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/**
 * As SVG.
 * @param id of a path with the same line that is already there
 */
export function drawn({ d, fill, stroke, width, opacity }: Shape, id?: string): string {
  const line = stroke ? ` stroke="${stroke}" stroke-width="${width ?? 1.5}"` : '';
  const paint = `fill="${fill ?? 'none'}"${line}${opacity === undefined ? '' : ` opacity="${opacity}"`}`;
  return id && fill ? `<use href="#${id}" ${paint}/>` : `<path d="${d}" ${paint}/>`;
}
