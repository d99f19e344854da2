/** Somebody in an active wheelchair, seen from the side, looking right: what is behind the body, and what is before it. */
import type { Build } from './body.ts';
import type { Looks } from './looks.ts';
import { CLOTH, LEATHER, SKIN, STEEL } from './palette.ts';
import { ellipse, limb, line, type Point, type Shape } from './shape.ts';

const WHEEL: Point = [-7, -31];
const CASTER: Point = [34, -8.5];

/** Where the head is over the wheelchair; the rest of the figure sits in it. */
export const SEATED = {
  x: -3,
  /** A grown-up is less taller than a child sitting than standing: most of the difference is in the legs. */
  lower: ({ shoulder }: Build): number => 2 + (shoulder - 97) * 0.6,
};

export function chairShapes(looks: Looks, build: Build): { behind: Shape[]; body: Shape[]; before: Shape[] } {
  const frame = CLOTH[looks.chair ?? 'lilla'];
  const { coat, trousers = 'marine' } = looks;
  const [jacket, legs, skin] = [CLOTH[coat], CLOTH[trousers], SKIN[looks.skin]];
  const s = -build.shoulder + SEATED.lower(build) - 1;
  const behind: Shape[] = [
    // The wheel on the far side shows a little in front of the near one.
    { d: ellipse(WHEEL[0] + 5, WHEEL[1] + 1, 27, 29), stroke: STEEL.shade, width: 4 },
    {
      d: line([
        [-27, -50],
        [-30, -90],
      ]),
      stroke: frame.shade,
      width: 5,
      outline: true,
    },
    { d: `M-33 -93L-26 -93L-22 -50L-29 -50Z`, fill: '#33424a', outline: true },
    // The handle that others push by.
    { d: 'M-27 -95L-43 -96C-46 -96 -46 -90 -43 -90L-27 -89Z', fill: '#33424a', outline: true },
  ];
  const body: Shape[] = [
    { d: limb([-8, -54], [30, -57], [30, -50], [19, 15]), fill: legs.shade, outline: true },
    { d: limb([27, -55], [37, -38], [43, -18], [15, 12]), fill: legs.base, outline: true },
    { d: 'M36 -9L36 -21L47 -21C49 -17 57 -17 59 -10L59 -9Z', fill: LEATHER.base, outline: true },
    { d: 'M35 -9L60 -9', stroke: '#2b2018', width: 2.4 },
    { d: limb([-8, -54], [10, -57], [31, -54], [20, 15]), fill: legs.base, outline: true },
    {
      d: `M-12 ${s - 5}C-25 ${s} -27 ${s + 16} -26 ${s + 30}L-24 -46L8 -44C11 -50 10 -60 9 ${s + 26}C9 ${s + 10} 8 ${s} 4 ${s - 5}Z`,
      fill: jacket.base,
      outline: true,
    },
    {
      d: `M-12 ${s - 5}C-25 ${s} -27 ${s + 16} -26 ${s + 30}L-24 -46L-10 -46C-16 -60 -16 ${s + 16} -9 ${s - 2}Z`,
      fill: jacket.shade,
    },
    {
      d: `M-14 ${s - 7}C-10 ${s + 1} 2 ${s + 1} 7 ${s - 7}L6 ${s + 1}C1 ${s + 5} -8 ${s + 5} -14 ${s + 1}Z`,
      fill: jacket.base,
      stroke: jacket.shade,
      width: 1.6,
      outline: true,
    },
  ];
  const [wx, wy] = WHEEL;
  const spokes = Array.from({ length: 9 }, (_, i) => {
    const a = (i * Math.PI * 2) / 9 + 0.3;
    return `M${(wx + Math.cos(a) * 5).toFixed(1)} ${(wy + Math.sin(a) * 5).toFixed(1)}L${(wx + Math.cos(a) * 27).toFixed(1)} ${(wy + Math.sin(a) * 27).toFixed(1)}`;
  }).join('');
  const before: Shape[] = [
    // Seat, front bend, and the plate the feet stand on: one tube.
    { d: 'M-26 -48L20 -45C30 -44 33 -38 35 -30L41 -8L57 -6', stroke: frame.shade, width: 6.4, outline: true },
    { d: 'M-26 -48L20 -45C30 -44 33 -38 35 -30L41 -8L57 -6', stroke: frame.base, width: 3.6 },
    { d: 'M28 -34L33 -18L34 -9', stroke: frame.shade, width: 4.4, outline: true },
    { d: ellipse(CASTER[0], CASTER[1], 8.5), fill: '#33424a', outline: true },
    { d: ellipse(CASTER[0], CASTER[1], 3.4), fill: STEEL.base, mark: true },
    // The guard between the coat and the wheel.
    { d: 'M-20 -49L10 -47L12 -58C4 -64 -14 -64 -20 -58Z', fill: frame.base, stroke: frame.shade, width: 1.4 },
    { d: ellipse(wx, wy, 31), stroke: '#2b363c', width: 5, outline: true },
    { d: ellipse(wx, wy, 25.6), stroke: STEEL.base, width: 2.4, mark: true },
    { d: spokes, stroke: STEEL.base, width: 1.1 },
    { d: ellipse(wx, wy, 5), fill: STEEL.shade, mark: true },
    { d: ellipse(wx, wy, 2.2), fill: STEEL.base },
  ];
  const hand: Point = looks.pose === 'rullestol' ? [15, -62] : [15, -62];
  before.push(
    { d: ellipse(hand[0], hand[1], 6, 5.6), fill: skin.base, outline: true },
    {
      d: limb([-9, s + 9], [-8, s + 34], [hand[0] - 5, hand[1]], [build.sleeve, build.sleeve - 2.6]),
      fill: jacket.base,
      stroke: jacket.shade,
      width: 1.6,
      outline: true,
    },
  );
  return { behind, body, before };
}
