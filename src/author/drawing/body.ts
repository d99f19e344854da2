/** Clothes and limbs, feet at (0, 0). The build says how long everything is. */
import type { View } from './head.ts';
import type { Looks } from './looks.ts';
import { CLOTH, INK, LEATHER, SKIN, STEEL } from './palette.ts';
import { ellipse, limb, line, type Point, type Shape } from './shape.ts';

/** Heights are over the ground; widths are half of what they span. */
export interface Build {
  /** Middle of the head, and how large it is. */
  head: number;
  headSize: number;
  shoulder: number;
  shoulders: number;
  hem: number;
  hips: number;
  sleeve: number;
  leg: number;
}

export const BUILD: Record<Looks['build'], Build> = {
  barn: { head: 125, headSize: 1, shoulder: 97, shoulders: 21, hem: 48, hips: 22, sleeve: 14, leg: 17 },
  voksen: {
    head: 172,
    headSize: 1.04,
    shoulder: 143,
    shoulders: 25,
    hem: 72,
    hips: 25,
    sleeve: 15.5,
    leg: 19,
  },
};

const cloth = ({ coat, trousers = 'marine' }: Looks) => ({ coat: CLOTH[coat], legs: CLOTH[trousers] });

export function legShapes(looks: Looks, build: Build, view: View): Shape[] {
  const { legs } = cloth(looks);
  const walking = looks.pose === 'gaar';
  if (view === 'siden') {
    const [hip, step] = [build.hem + 8, walking ? 17 : 2];
    const back = limb([-2, -hip], [-step * 0.5, -hip / 2], [-step - 1, -7], [build.leg, build.leg - 5]);
    const front = limb([1, -hip], [step * 0.8 + 1, -hip / 2], [step, -7], [build.leg, build.leg - 5]);
    return [
      { d: back, fill: legs.shade, outline: true },
      ...shoe([-step + 3, 0], 'siden', true),
      { d: front, fill: legs.base, outline: true },
      ...shoe([step + 4, 0], 'siden'),
    ];
  }
  const spread = build.leg * 0.58 + (walking ? 3 : 0);
  return [-1, 1].flatMap((side): Shape[] => {
    const [lift, x] = [walking && side > 0 ? 7 : 0, side * spread];
    const leg = limb(
      [side * build.leg * 0.5, -build.hem - 6],
      [x, -build.hem * 0.55 - lift],
      [x, -8 - lift],
      [build.leg, build.leg - 3],
    );
    return [
      { d: leg, fill: side < 0 ? legs.shade : legs.base, outline: true },
      ...shoe([x + side * 1.5, -lift], view),
    ];
  });
}

function shoe([x, y]: Point, view: View, far = false): Shape[] {
  const fill = far ? LEATHER.shade : LEATHER.base;
  const p = (px: number, py: number) => `${x + px} ${y + py}`;
  if (view === 'siden') {
    return [
      {
        d: `M${p(-10, -1)}L${p(-10, -13)}L${p(1, -13)}C${p(3, -8)} ${p(12, -9)} ${p(14, -2)}L${p(14, 0)}L${p(-10, 0)}Z`,
        fill,
        outline: true,
      },
      { d: `M${p(-10, -1)}L${p(14, -1)}`, stroke: '#2b2018', width: 2.4 },
    ];
  }
  return [
    {
      d: `M${p(-9.5, -1)}C${p(-9.5, -9)} ${p(-7, -14)} ${p(0, -14)}C${p(7, -14)} ${p(9.5, -9)} ${p(9.5, -1)}L${p(9.5, 0)}L${p(-9.5, 0)}Z`,
      fill,
      outline: true,
    },
    { d: `M${p(-9, -1)}L${p(9, -1)}`, stroke: '#2b2018', width: 2.4 },
  ];
}

/** The coat, from the collar to the hem. */
export function torsoShapes(looks: Looks, build: Build, view: View): Shape[] {
  const { coat } = cloth(looks);
  const { shoulder: s, hem: h } = build;
  if (view === 'siden') return sideTorso(looks, build);
  const [w, q] = [build.shoulders, build.hips];
  const shapes: Shape[] = [
    {
      d: `M-8 ${-s - 4}C${-w + 4} ${-s - 3} ${-w - 1} ${-s + 3} ${-w} ${-s + 14}L${-q} ${-h - 3}C${-q} ${-h + 2} ${-q + 8} ${-h + 3} 0 ${-h + 3}C${q - 8} ${-h + 3} ${q} ${-h + 2} ${q} ${-h - 3}L${w} ${-s + 14}C${w + 1} ${-s + 3} ${w - 4} ${-s - 3} 8 ${-s - 4}Z`,
      fill: coat.base,
      outline: true,
    },
    // The shade side is away from the sun.
    {
      d: `M-8 ${-s - 4}C${-w + 4} ${-s - 3} ${-w - 1} ${-s + 3} ${-w} ${-s + 14}L${-q} ${-h - 3}C${-q} ${-h + 2} ${-q + 8} ${-h + 3} ${-q * 0.35} ${-h + 3}C${-q * 0.75} ${-h - 14} ${-w * 0.5} ${-s + 30} ${-w * 0.62} ${-s + 8}Z`,
      fill: coat.shade,
    },
    {
      d: `M${-q} ${-h - 3}C${-q + 6} ${-h - 1} ${q - 6} ${-h - 1} ${q} ${-h - 3}`,
      stroke: coat.shade,
      width: 2.6,
    },
  ];
  if (view === 'bakfra') return [...shapes, hood(build, coat.base, coat.shade)];
  return [
    ...shapes,
    { d: `M0 ${-s}L0 ${-h + 2}`, stroke: coat.shade, width: 2 },
    {
      d: `M${-q * 0.72} ${-h - 17}L${-q * 0.28} ${-h - 13}M${q * 0.72} ${-h - 17}L${q * 0.28} ${-h - 13}`,
      stroke: coat.shade,
      width: 2,
    },
    ...collar(build, coat.base, coat.shade),
    ...straps(looks, build),
  ];
}

const collar = ({ shoulder: s }: Build, base: string, shade: string): Shape[] => [
  {
    d: `M-12 ${-s - 8}C-13 ${-s} -6 ${-s + 5} 0 ${-s + 6}C6 ${-s + 5} 13 ${-s} 12 ${-s - 8}C8 ${-s - 1} -8 ${-s - 1} -12 ${-s - 8}Z`,
    fill: base,
    stroke: shade,
    width: 1.6,
    outline: true,
  },
];

const hood = ({ shoulder: s }: Build, base: string, shade: string): Shape => ({
  d: `M-15 ${-s - 6}C-10 ${-s - 12} 10 ${-s - 12} 15 ${-s - 6}C15 ${-s + 5} 7 ${-s + 12} 0 ${-s + 14}C-7 ${-s + 12} -15 ${-s + 5} -15 ${-s - 6}Z`,
  fill: base,
  stroke: shade,
  width: 1.8,
  outline: true,
});

function straps({ pack }: Looks, { shoulder: s, shoulders: w, hem }: Build): Shape[] {
  if (!pack) return [];
  const { base } = CLOTH[pack.color];
  const end = -s + (s - hem) * 0.6;
  return [-1, 1].map((side) => ({
    d: `M${side * w * 0.55} ${-s - 2}C${side * w * 0.5} ${-s + 12} ${side * w * 0.66} ${end - 8} ${side * (w - 1)} ${end}`,
    stroke: base,
    width: 5,
  }));
}

/** More letters than this cannot be read on a pack. */
export const LONGEST_NAME = 8;
/** The tag with the name on it. */
export const TAG = { fromShoulder: 18, width: 36, height: 12.6 };

/** Nearest of all when one sees somebody from behind. */
export function packBehind({ pack }: Looks, { shoulder: s, shoulders: w, hem }: Build): Shape[] {
  if (!pack) return [];
  const { base, shade } = CLOTH[pack.color];
  const [x, bottom] = [w + 0.5, -hem - 3];
  return [
    {
      d: `M${-x} ${bottom - 8}L${-x + 1} ${-s + 14}C${-x + 2} ${-s + 1} ${-8} ${-s - 3} 0 ${-s - 3}C8 ${-s - 3} ${x - 2} ${-s + 1} ${x - 1} ${-s + 14}L${x} ${bottom - 8}C${x} ${bottom} ${x - 6} ${bottom} 0 ${bottom}C${-x + 6} ${bottom} ${-x} ${bottom} ${-x} ${bottom - 8}Z`,
      fill: base,
      stroke: shade,
      width: 1.6,
      outline: true,
    },
    { d: `M-5 ${-s - 2}C-5 ${-s - 9} 5 ${-s - 9} 5 ${-s - 2}`, stroke: shade, width: 2.6 },
    {
      d: `M${-x + 4} ${bottom - 20}L${x - 4} ${bottom - 20}L${x - 4} ${bottom - 7}C${x - 4} ${bottom - 3} ${x - 8} ${bottom - 3} 0 ${bottom - 3}C${-x + 8} ${bottom - 3} ${-x + 4} ${bottom - 3} ${-x + 4} ${bottom - 7}Z`,
      fill: shade,
    },
    { d: `M${-x + 6} ${bottom - 19}L${x - 6} ${bottom - 19}`, stroke: base, width: 1.6 },
    ...(pack.name
      ? [{ d: tag(-s + TAG.fromShoulder), fill: '#fdfbf4', stroke: shade, width: 1, mark: true }]
      : []),
  ];
}

const tag = (y: number): string => {
  const [w, h] = [TAG.width / 2, TAG.height / 2];
  return `M${-w} ${y - h}L${w} ${y - h}L${w} ${y + h}L${-w} ${y + h}Z`;
};

function sideTorso(looks: Looks, { shoulder: s, hem: h, hips }: Build): Shape[] {
  const { coat } = cloth(looks);
  const [w, q] = [hips * 0.62, hips * 0.68];
  const pack = looks.pack && CLOTH[looks.pack.color];
  return [
    ...(pack
      ? [
          {
            d: `M${-w + 4} ${-s + 2}C${-w - 14} ${-s} ${-w - 18} ${-s + 12} ${-w - 17} ${-h - 16}C${-w - 17} ${-h - 8} ${-w - 10} ${-h - 6} ${-w + 4} ${-h - 8}Z`,
            fill: pack.base,
            stroke: pack.shade,
            width: 1.6,
            outline: true,
          },
        ]
      : []),
    {
      d: `M-9 ${-s - 5}C${-w - 3} ${-s} ${-w - 3} ${-s + 14} ${-w - 1} ${-s + 28}L${-q} ${-h - 2}C${-q + 6} ${-h + 3} ${q - 6} ${-h + 3} ${q} ${-h - 2}L${w + 1} ${-s + 26}C${w + 2} ${-s + 10} ${w - 2} ${-s} 9 ${-s - 5}Z`,
      fill: coat.base,
      outline: true,
    },
    {
      d: `M-9 ${-s - 5}C${-w - 3} ${-s} ${-w - 3} ${-s + 14} ${-w - 1} ${-s + 28}L${-q} ${-h - 2}L${-q * 0.2} ${-h + 2}C${-q * 0.6} ${-h - 16} ${-w * 0.4} ${-s + 26} -6 ${-s}Z`,
      fill: coat.shade,
    },
    {
      d: `M-10 ${-s - 7}C-6 ${-s + 1} 6 ${-s + 1} 11 ${-s - 7}L10 ${-s + 1}C4 ${-s + 5} -4 ${-s + 5} -10 ${-s + 1}Z`,
      fill: coat.base,
      stroke: coat.shade,
      width: 1.6,
      outline: true,
    },
  ];
}

/** An arm in its sleeve, with a hand at the end. */
function arm(looks: Looks, build: Build, points: readonly [Point, Point, Point], far = false): Shape[] {
  const { coat } = cloth(looks);
  const skin = SKIN[looks.skin];
  const [, joint, hand] = points;
  const away = Math.hypot(hand[0] - joint[0], hand[1] - joint[1]) || 1;
  const [dx, dy] = [(hand[0] - joint[0]) / away, (hand[1] - joint[1]) / away];
  const wrist: Point = [hand[0] - dx * 5, hand[1] - dy * 5];
  const tip: Point = [hand[0] + dx * 1.5, hand[1] + dy * 1.5];
  // The thumb is on the inside, where the body is.
  const thumb: Point = [hand[0] - Math.sign(hand[0] || 1) * 4.6, hand[1] + (dy < 0 ? 1.4 : -1.6)];
  return [
    { d: ellipse(tip[0], tip[1], 5.8, 6.6), fill: far ? skin.shade : skin.base, outline: true },
    { d: ellipse(thumb[0], thumb[1], 2.6, 3.2), fill: far ? skin.shade : skin.base, outline: true },
    {
      d: limb(points[0], joint, wrist, [build.sleeve, build.sleeve - 2.6]),
      fill: far ? coat.shade : coat.base,
      stroke: coat.shade,
      width: 1.6,
      outline: true,
    },
  ];
}

/** Arms hang, or are raised so far out that a ring around the head never lies over them. */
export function armShapes(looks: Looks, build: Build, view: View): { behind: Shape[]; before: Shape[] } {
  const { shoulder: s, shoulders: w, hem: h } = build;
  const mid = -s + (s - h) * 0.55;
  const hang = (side: number): [Point, Point, Point] => [
    [side * (w - 5), -s + 9],
    [side * (w + 3.5), mid],
    [side * (w + 3), -h + 4],
  ];
  const raised = (side: number): [Point, Point, Point] => [
    [side * (w - 6), -s + 10],
    [side * (w + 17), -s + 4],
    [side * (w + 25), -s - 33],
  ];
  if (view === 'siden') {
    const up: [Point, Point, Point] = [
      [2, -s + 8],
      [22, -s + 8],
      [36, -s - 22],
    ];
    const far: [Point, Point, Point] =
      looks.pose === 'jubler'
        ? [up[0], [26, -s + 10], [43, -s - 16]]
        : looks.pose === 'gaar'
          ? [
              [3, -s + 8],
              [14, mid + 2],
              [26, mid + 4],
            ]
          : [
              [2, -s + 8],
              [5, mid],
              [9, -h + 4],
            ];
    const near: [Point, Point, Point] =
      looks.pose === 'vinker' || looks.pose === 'jubler'
        ? up
        : looks.pose === 'gaar'
          ? [
              [-2, -s + 8],
              [-14, mid],
              [-15, -h - 2],
            ]
          : [
              [-1, -s + 8],
              [-4, mid],
              [2, -h + 4],
            ];
    return { behind: arm(looks, build, far, true), before: arm(looks, build, near) };
  }
  if (looks.pose === 'jubler')
    return { behind: [], before: [...arm(looks, build, raised(-1)), ...arm(looks, build, raised(1))] };
  const left = arm(looks, build, hang(-1));
  if (looks.pose === 'vinker') return { behind: [], before: [...left, ...arm(looks, build, raised(1))] };
  if (looks.pose === 'gaar') {
    const out = (side: number): [Point, Point, Point] => [
      [side * (w - 4), -s + 7],
      [side * (w + 9), mid],
      [side * (w + 8), mid + 18],
    ];
    const poles = [-1, 1].map((side): Shape => ({
      d: line([
        [side * (w + 9), mid + 12],
        [side * (w + 15), -1],
      ]),
      stroke: STEEL.shade,
      width: 3,
      mark: true,
    }));
    return { behind: poles, before: [...arm(looks, build, out(-1)), ...arm(looks, build, out(1))] };
  }
  return { behind: [], before: [...left, ...arm(looks, build, hang(1))] };
}

export const SHADOW = { fill: INK, opacity: 0.2 };
