/** Faces, in a space of their own: the middle of the head is (0, 0), and a head is 46 high. Profiles look right. */
import type { Looks } from './looks.ts';
import { HAIR, SKIN, type Paint } from './palette.ts';
import { ellipse, type Shape } from './shape.ts';

export type View = 'forfra' | 'bakfra' | 'siden';

const FRONT = 'M-19 -5C-19 -20 -11 -25 0 -25C11 -25 19 -20 19 -5C19.5 10 11 23 0 23C-11 23 -19.5 10 -19 -5Z';
const PROFILE =
  'M3 -25C13 -25 18.5 -18 18.5 -9L19 -5C19.5 -3 23.5 2.5 23.5 4C23.5 6 21 6 19.7 6.2C19.6 8.5 20.6 9.2 20.2 11C20 12 20.3 13 19.6 15C18.6 20 14 23 7 23C-3 23 -12 20 -16 11C-21 1 -20 -12 -15 -19C-10 -24 -3 -25 3 -25Z';
const NECK = 'M-7 12L7 12L7.6 31L-7.6 31Z';
const NECK_SHADE = 'M-7 17C-3 24 4 25 7.2 21L7.3 26C2 29 -4 28 -7.3 24Z';

export const skinOf = ({ skin }: Looks): Paint => SKIN[skin];
export const hairOf = ({ hairColor = 'brun' }: Looks): Paint => HAIR[hairColor];

/** Drawn before the collar. */
export function neckShapes(looks: Looks): Shape[] {
  const { base, shade } = skinOf(looks);
  return [
    { d: NECK, fill: base, outline: true },
    { d: NECK_SHADE, fill: shade },
  ];
}

/** The head and its ears, without what is on top of them. */
export function headShapes(looks: Looks, view: View): Shape[] {
  const { base, shade } = skinOf(looks);
  if (view === 'siden') return [{ d: PROFILE, fill: base, outline: true }];
  return [...ears(base, shade), { d: FRONT, fill: base, outline: true }];
}

const ears = (base: string, shade: string): Shape[] =>
  [-1, 1].flatMap((side): Shape[] => [
    { d: ellipse(side * 19.5, 0.5, 4, 5.6), fill: base, outline: true },
    { d: ellipse(side * 20, 1, 1.8, 3), fill: shade },
  ]);

/** What one knows somebody by. Nothing from behind. */
export function faceShapes(looks: Looks, view: View): Shape[] {
  if (view === 'bakfra') return [];
  const { shade } = skinOf(looks);
  const ink = '#231a1c';
  const brow = { stroke: looks.hairColor === 'blond' ? HAIR.blond.shade : hairOf(looks).shade, width: 1.7 };
  const laughing = looks.mood === 'ler';
  if (view === 'siden') {
    return [
      { d: ellipse(9.5, 8, 4.2, 3.6), fill: blush(looks), opacity: 0.4 },
      laughing
        ? { d: 'M10.5 -1Q13 -4 15.5 -1', stroke: ink, width: 1.9 }
        : { d: ellipse(13, -1.5, 1.7, 2.6), fill: ink },
      { d: 'M10 -8Q13 -10.2 16 -8.4', ...brow },
      laughing
        ? { d: 'M20 10.4C17 12 13.5 11.4 11.6 9.8C12 14.5 15.4 16.8 19.4 15.2Z', fill: '#71262c' }
        : { d: 'M19.8 11.4Q15.6 14.2 12.4 10.8', stroke: '#71262c', width: 1.7 },
      { d: 'M-2.4 -3C1.4 -4.4 3.6 -0.6 2 3C0.8 6 -2.4 6.2 -3 3.4', fill: 'none', stroke: shade, width: 1.8 },
      ...(looks.glasses ? [{ d: `${ellipse(13.6, -1.4, 5, 5)}M8.6 -2L-1 -3`, stroke: ink, width: 1.6 }] : []),
    ];
  }
  const eyes = [-7.6, 7.6].map((x): Shape =>
    laughing
      ? { d: `M${x - 3} 0Q${x} -4 ${x + 3} 0`, stroke: ink, width: 2 }
      : { d: ellipse(x, -1.2, 2, 2.7), fill: ink },
  );
  const lights = laughing
    ? []
    : [-7.6, 7.6].map((x): Shape => ({ d: ellipse(x + 0.7, -2.2, 0.7), fill: '#fff' }));
  const mouth: Shape[] = laughing
    ? [
        { d: 'M-8 8.4Q0 10.6 8 8.4Q7 17.6 0 17.6Q-7 17.6 -8 8.4Z', fill: '#71262c' },
        { d: 'M-6.6 9Q0 10.8 6.6 9L5.6 11.6Q0 13 -5.6 11.6Z', fill: '#fff' },
      ]
    : looks.mood === 'rolig'
      ? [{ d: 'M-4.6 12Q0 13.6 4.6 12', stroke: '#71262c', width: 1.7 }]
      : [{ d: 'M-6.6 10Q0 16.4 6.6 10', stroke: '#71262c', width: 1.8 }];
  return [
    { d: ellipse(-11.5, 7, 4.2, 3.4), fill: blush(looks), opacity: 0.4 },
    { d: ellipse(11.5, 7, 4.2, 3.4), fill: blush(looks), opacity: 0.4 },
    ...(looks.beard ? [{ d: BEARD, fill: hairOf(looks).base }] : []),
    ...eyes,
    ...lights,
    { d: 'M-11 -8.4Q-7.8 -10.6 -4.6 -8.6', ...brow },
    { d: 'M11 -8.4Q7.8 -10.6 4.6 -8.6', ...brow },
    { d: 'M-1.6 5Q0.6 7 2.4 4.6', stroke: shade, width: 1.7 },
    ...mouth,
    ...(looks.glasses
      ? [
          {
            d: `${ellipse(-7.6, -1, 5.4)}${ellipse(7.6, -1, 5.4)}M-2.2 -1.6Q0 -2.8 2.2 -1.6`,
            stroke: ink,
            width: 1.6,
          },
        ]
      : []),
  ];
}

const BEARD =
  'M-19 1C-18 16 -11 25 0 25C11 25 18 16 19 1C16 8 12 8 8 6.4C4 4.8 -4 4.8 -8 6.4C-12 8 -16 8 -19 1Z';

const blush = ({ skin }: Looks): string => (skin === 'lys' || skin === 'varm' ? '#e3705f' : '#b4483c');
