/** Hair and what is worn over it, in the head's own space. What falls behind the shoulders is drawn before the body. */
import { hairOf, skinOf, type View } from './head.ts';
import type { Looks } from './looks.ts';
import { CLOTH } from './palette.ts';
import { ellipse, type Shape } from './shape.ts';

type Style = NonNullable<Looks['hair']>;

/** Over the forehead and the crown. */
const TOP: Record<View, Partial<Record<Style, string>> & { plain: string }> = {
  forfra: {
    plain:
      'M-20.5 1C-24.5 -19 -15 -30.5 1 -30C16 -29.6 24 -19 20.5 1C19.6 -5 18.4 -9.6 16 -12.6C7 -9.6 -4 -11 -9.6 -16.4C-12.6 -12 -18 -8.4 -20.5 1Z',
    langt:
      'M-20.5 4C-25.5 -18 -15 -31 0 -31C15 -31 25.5 -18 20.5 4C19.4 -5 14 -12 0.6 -19.6C-13 -13 -19.4 -5 -20.5 4Z',
    fletter:
      'M-20.5 4C-25.5 -18 -15 -31 0 -31C15 -31 25.5 -18 20.5 4C19.4 -6 13 -13 0.6 -18.6C-12.4 -13.4 -19.4 -6 -20.5 4Z',
    bob: 'M-20.5 2C-24.5 -19 -15 -31 0 -31C15 -31 24.5 -19 20.5 2C20 -4 19 -8 17.6 -11C8 -13.6 -8 -13.6 -17.6 -11C-19 -8 -20 -4 -20.5 2Z',
  },
  bakfra: {
    plain:
      'M-20.6 3C-25 -18 -15 -30.5 0 -30.5C15 -30.5 25 -18 20.6 3C20.4 9 17 14 12 17.4C8.6 14.6 4 19.6 0.6 17C-3 20 -8 15 -12 17.4C-17 14 -20.4 9 -20.6 3Z',
    bob: 'M-22 2C-26 -18 -15 -31 0 -31C15 -31 26 -18 22 2L23.6 17C18 23.4 8 21.4 0 22.4C-8 21.4 -18 23.4 -23.6 17Z',
    langt:
      'M-22 2C-26 -18 -15 -31 0 -31C15 -31 26 -18 22 2C22.6 16 26 28 23 41C14 46 8 41 0 44C-8 41 -14 46 -23 41C-26 28 -22.6 16 -22 2Z',
  },
  siden: {
    plain:
      'M17 -13C19 -24 9 -31 -4 -30.4C-19 -29.6 -26.5 -15 -23 0C-22 8 -19.4 13.6 -14.4 17C-11 12.6 -10 7 -8.4 2C-6.6 -4 -3.4 -7 0 -6C1.4 -10.4 4 -12.6 8 -12.6C11.4 -12.6 14 -14.4 17 -13Z',
    bob: 'M17.4 -12C19 -25 9 -32 -5 -31.4C-21 -30.6 -29 -14 -26.6 4C-25.6 13 -27 17 -25 22.4C-18 26.4 -9 25.6 -2.6 21C-5.4 8 -0.6 -5 5 -10.4C9 -13 13 -13.4 17.4 -12Z',
    langt:
      'M17.4 -12C19 -25 9 -32 -5 -31.4C-21 -30.6 -29 -14 -26.6 4C-26 18 -32 28 -27 41C-18 46 -8 42 -4 37C-7 24 -4 10 -2 4C-0.6 -4 1.4 -8 5 -10.4C9 -13 13 -13.4 17.4 -12Z',
  },
};

/** Wide behind the face. */
const BEHIND: Partial<Record<Style, string>> = {
  bob: 'M-22.6 -4C-26 -20 -15 -31 0 -31C15 -31 26 -20 22.6 -4L24.6 16C21 22.6 14 21 11 19L-11 19C-14 21 -21 22.6 -24.6 16Z',
  langt:
    'M-22.6 -4C-26 -20 -15 -31 0 -31C15 -31 26 -20 22.6 -4C22.6 10 27 24 25 37C19 42 13 38 10 30L-10 30C-13 38 -19 42 -25 37C-27 24 -22.6 10 -22.6 -4Z',
};

const PONYTAIL: Record<View, string> = {
  forfra: 'M14 -24C26 -30 34 -20 31 -6C30 2 32 8 28 13C22 10 23 0 22 -6C21 -12 18 -16 14 -20Z',
  bakfra: 'M-5 -16C-12 -10 -9 6 -8 16C-7 25 -4 32 1 36C7 30 9 22 8.4 14C8 2 12 -10 5 -16Z',
  siden: 'M-17 -20C-33 -26 -39 -8 -34 10C-33 18 -36 22 -33 27C-25 23 -24 12 -25.4 4C-26 -4 -24 -9 -19 -10Z',
};

/** What hangs behind the body's front: drawn first when one sees the face, last from behind. */
export function hairBehind(looks: Looks, view: View): Shape[] {
  const { shade } = hairOf(looks);
  if (looks.hijab || !looks.hair || view !== 'forfra') return [];
  if (looks.hair === 'hestehale') return [{ d: PONYTAIL.forfra, fill: shade, outline: true }];
  if (looks.hair === 'kroll') return curls(shade, [...RING, [-23, 6, 7.4], [23, 6, 7.4]]);
  const d = BEHIND[looks.hair];
  return d ? [{ d, fill: shade, outline: true }] : [];
}

/** Everything over the head, from the hair to the hat. */
export function hairShapes(looks: Looks, view: View): Shape[] {
  if (looks.hijab) return hijab(looks, view);
  return [...hair(looks, view), ...hat(looks, view)];
}

function hair(looks: Looks, view: View): Shape[] {
  const { hair: style } = looks;
  if (!style) return [];
  const { base, shade } = hairOf(looks);
  const top = TOP[view];
  if (style === 'kroll') return kroll(base, shade, view);
  const shapes: Shape[] = [];
  if (style === 'hestehale' && view !== 'forfra')
    shapes.push({ d: PONYTAIL[view], fill: shade, outline: true });
  if (style === 'hestehale' && view === 'bakfra') {
    shapes.unshift({ d: top.plain, fill: base, outline: true });
    return [
      ...shapes,
      { d: 'M-5 -17C-2 -14 2 -14 5 -17L5 -12C2 -9.6 -2 -9.6 -5 -12Z', fill: CLOTH.rod.base },
    ];
  }
  shapes.push({ d: top[style] ?? top.plain, fill: base, outline: true });
  if (view === 'forfra') shapes.push(shine(base));
  if (view === 'siden') {
    const strands = 'M-18 -20C-23 -10 -22 2 -20 12M-10 -24C-15 -14 -16 -2 -14 8';
    shapes.push({ d: strands, stroke: shade, width: 1.6, opacity: 0.8 });
  }
  if (view === 'bakfra' && style !== 'kort')
    shapes.push({ d: 'M0 -29C-2 -20 -2 -10 0 2', stroke: shade, width: 1.6 });
  if (view === 'bakfra' && style === 'kort')
    shapes.push({
      d: 'M-14 2C-12 9 -9 12 -8 14M0 4C1 9 0 12 1 15M14 1C13 8 10 11 9 14',
      stroke: shade,
      width: 1.6,
    });
  if (style === 'fletter') shapes.push(...braids(base, shade, view));
  return shapes;
}

/** A little light from the right. */
const shine = (base: string): Shape => ({
  d: 'M7 -25.6C13 -23.6 17 -18.6 18 -12',
  stroke: lighter(base),
  width: 2.4,
  opacity: 0.7,
});

const lighter = (hex: string): string =>
  `#${[1, 3, 5]
    .map((i) => {
      const part = parseInt(hex.slice(i, i + 2), 16);
      return Math.round(part + (255 - part) * 0.28)
        .toString(16)
        .padStart(2, '0');
    })
    .join('')}`;

function braids(base: string, shade: string, view: View): Shape[] {
  const sides = view === 'siden' ? [-0.55] : [-1, 1];
  return sides.flatMap((side) => {
    const knots = [0, 1, 2, 3].flatMap((i): Shape[] => {
      const [x, y, r] = [side * (22.4 + i * 1.5), 9 + i * 9, 6.4 - i * 0.7];
      return [
        { d: ellipse(x, y, r, 6.2), fill: base, outline: true },
        {
          d: `M${x - r * 0.7} ${y - 1.6}Q${x} ${y + 3.4} ${x + r * 0.7} ${y - 1.6}`,
          stroke: shade,
          width: 1.3,
        },
      ];
    });
    const x = side * 28;
    return [
      ...knots,
      { d: `M${x - 3} 43Q${x - 5} 52 ${x} 56Q${x + 5} 52 ${x + 3} 43Z`, fill: base, outline: true },
      { d: ellipse(x, 43, 4, 2.6), fill: CLOTH.petrol.base },
    ];
  });
}

type Curl = readonly [x: number, y: number, r: number];
const RING: Curl[] = [
  [-21, -4, 8],
  [-22, -14, 8.6],
  [-16, -24, 9],
  [-6, -29, 9.4],
  [6, -29, 9.4],
  [16, -24, 9],
  [22, -14, 8.6],
  [21, -4, 8],
];
const curls = (fill: string, at: readonly Curl[]): Shape[] =>
  at.map(([x, y, r]) => ({ d: ellipse(x, y, r), fill, outline: true }));

function kroll(base: string, shade: string, view: View): Shape[] {
  if (view === 'bakfra') {
    return [
      ...curls(base, [...RING, [-20, 6, 8], [20, 6, 8], [-11, 13, 8.4], [0, 15, 8.4], [11, 13, 8.4]]),
      { d: ellipse(0, -7, 21, 20), fill: base, outline: true },
      {
        d: 'M-15 -17Q-12 -22 -8 -19M3 -21Q7 -25 11 -21M10 -8Q14 -12 18 -8M-6 -7Q-2 -11 2 -7M-17 1Q-13 -3 -10 1M5 6Q9 2 13 6M-7 10Q-3 6 1 10',
        stroke: shade,
        width: 1.8,
      },
    ];
  }
  if (view === 'siden') {
    const at: Curl[] = [
      [14, -21, 7.4],
      [6, -27, 9],
      [-6, -28, 9.6],
      [-17, -23, 9.4],
      [-23, -12, 9.2],
      [-23, 0, 8.6],
      [-18, 10, 7.4],
      [-11, -12, 12],
    ];
    return curls(base, at);
  }
  return [
    ...curls(base, [
      [-17, -16, 7.6],
      [-9, -21.6, 8],
      [0, -22.4, 8],
      [9, -21.6, 8],
      [17, -16, 7.6],
      ...RING.slice(2, 6),
    ]),
    { d: 'M-12 -22Q-8 -27 -4 -23M4 -24Q8 -29 12 -24', stroke: lighter(base), width: 1.6, opacity: 0.6 },
  ];
}

function hijab({ hijab = 'petrol', ...looks }: Looks, view: View): Shape[] {
  const { base, shade } = CLOTH[hijab];
  const cloth: Shape = {
    d: 'M0 -31C-17 -31 -25.4 -19 -24.6 -3C-24 9 -26 20 -34 31C-22 44 22 44 34 31C26 20 24 9 24.6 -3C25.4 -19 17 -31 0 -31Z',
    fill: base,
    outline: true,
  };
  if (view === 'bakfra')
    return [cloth, { d: 'M-2 -28C-8 -10 -8 14 -16 34M8 -26C9 -6 10 16 16 34', stroke: shade, width: 1.8 }];
  if (view === 'siden') {
    return [
      {
        d: 'M17 -16C18 -27 8 -33 -5 -32C-22 -30.6 -29 -14 -26 4C-25 16 -29 24 -33 31C-20 43 14 42 24 32C18 27 14 24 10 21.6C2 17 -4 8 -1 -4C2 -12 9 -16 17 -16Z',
        fill: base,
        outline: true,
      },
      { d: 'M-4 14C-4 24 4 30 16 31M-14 6C-14 20 -8 30 0 35', stroke: shade, width: 1.8 },
    ];
  }
  const { base: skin, shade: dark } = skinOf({ ...looks, hijab } as Looks);
  return [
    cloth,
    {
      d: 'M0 -22C-11.6 -22 -17.6 -13.6 -17.4 -1.6C-17 11.6 -10 21 0 21C10 21 17 11.6 17.4 -1.6C17.6 -13.6 11.6 -22 0 -22Z',
      fill: dark,
    },
    {
      d: 'M0.4 -20C-10.4 -20 -16 -12 -16 -1C-16 11.6 -9.4 20 0.4 20C10 20 16.6 11.6 16.6 -1C16.6 -12 10.6 -20 0.4 -20Z',
      fill: skin,
    },
    {
      d: 'M-19 8C-17 22 -4 30 12 31M-23 22C-14 36 6 39 22 34M20 9C19 17 15 22 9 25',
      stroke: shade,
      width: 1.8,
    },
  ];
}

function hat({ hat, cap }: Looks, view: View): Shape[] {
  if (cap) {
    const { base, shade } = CLOTH[cap];
    const dome: Shape = {
      d: 'M-22 -8C-24 -25 -13 -32 0 -32C13 -32 24 -25 22 -8C12 -12.6 -12 -12.6 -22 -8Z',
      fill: base,
      outline: true,
    };
    if (view === 'forfra')
      return [
        dome,
        {
          d: 'M-19 -10.6C-8 -15 8 -15 19 -10.6C22 -5.6 16 -5.4 0 -7.4C-16 -5.4 -22 -5.6 -19 -10.6Z',
          fill: shade,
          outline: true,
        },
      ];
    if (view === 'siden')
      return [dome, { d: 'M10 -12C20 -14 31 -10 32 -6.4C26 -5 16 -7 10 -7.6Z', fill: shade, outline: true }];
    return [dome, { d: 'M-6 -10.6C-5 -16 5 -16 6 -10.6', stroke: shade, width: 2.4 }];
  }
  if (!hat) return [];
  const { base, shade } = CLOTH[hat];
  const [light, dark] = hat === 'hvit' ? [CLOTH.petrol.base, CLOTH.petrol.shade] : ['#f4efe4', '#d5cdbb'];
  return [
    { d: ellipse(0, -38, 7), fill: light, outline: true },
    { d: 'M-4 -41Q0 -36 4 -41', stroke: dark, width: 1.2 },
    {
      d: 'M-22.6 -8C-24.6 -27 -13 -35.6 0 -35.6C13 -35.6 24.6 -27 22.6 -8C11 -12 -11 -12 -22.6 -8Z',
      fill: base,
      outline: true,
    },
    {
      d: 'M-21 -20L-16.4 -25L-11.6 -20.4L-6 -26L0 -20.8L6 -26L11.6 -20.4L16.4 -25L21 -20',
      stroke: light,
      width: 2,
    },
    {
      d: 'M-23.6 -14C-12 -19 12 -19 23.6 -14L23.6 -5.4C12 -10.4 -12 -10.4 -23.6 -5.4Z',
      fill: shade,
      outline: true,
    },
    {
      d: 'M-17 -14.6L-17 -8.4M-10 -16L-10 -10M-3 -16.6L-3 -10.6M4 -16.6L4 -10.6M11 -16L11 -10M18 -14.4L18 -8',
      stroke: base,
      width: 1.4,
    },
  ];
}
