/** One person, put together from looks: what is drawn, where the head is, and the silhouette they leave behind. Pure. */
import { armShapes, BUILD, legShapes, packBehind, SHADOW, TAG, torsoShapes } from './body.ts';
import { chairShapes, SEATED } from './chair.ts';
import { hairBehind, hairShapes } from './hair.ts';
import { faceShapes, headShapes, neckShapes, type View } from './head.ts';
import type { Looks } from './looks.ts';
import { INK, SNOW } from './palette.ts';
import { boxOf, drawn, ellipse, movedAll, round, type Box, type Shape } from './shape.ts';

/** Radius of the ring around a head of size 1: outside hair, inside raised arms. */
export const RING = 33;

export interface Figure {
  /** From the back to the front, feet at (0, 0). */
  shapes: Shape[];
  /** The shadow on the ground, which a silhouette does not have. */
  shadow: Shape;
  /** The name on the pack, when one can read it. */
  label?: { text: string; y: number };
  box: Box;
  head: { x: number; y: number; r: number };
}

/** Feet at (0, 0), at size 1. */
export function figureOf(looks: Looks): Figure {
  const view: View = looks.view === 'forfra' || looks.view === 'bakfra' ? looks.view : 'siden';
  const across = looks.view === 'mot-venstre' ? -1 : 1;
  const build = BUILD[looks.build];
  const seated = looks.pose === 'rullestol';
  const headAt = { x: seated ? SEATED.x : 0, y: -build.head + (seated ? SEATED.lower(build) : 0) };
  const onHead = (shapes: Shape[]) => movedAll(shapes, [headAt.x, headAt.y], build.headSize);

  const neck = onHead(neckShapes(looks));
  // A hijab frames the face; hair falls over it.
  const [under, over] = looks.hijab ? [hairShapes(looks, view), []] : [[], hairShapes(looks, view)];
  const head = onHead([...headShapes(looks, view), ...under, ...faceShapes(looks, view), ...over]);
  let shapes: Shape[];
  if (seated) {
    const chair = chairShapes(looks, build);
    shapes = [...chair.behind, ...neck, ...chair.body, ...head, ...chair.before];
  } else {
    const arms = armShapes(looks, build, view);
    const legs = legShapes(looks, build, view);
    const torso = torsoShapes(looks, build, view);
    const behind = onHead(hairBehind(looks, view));
    const pack = view === 'bakfra' ? packBehind(looks, build) : [];
    shapes = [...behind, ...arms.behind, ...legs, ...neck, ...torso, ...arms.before, ...pack, ...head];
  }
  if (across < 0) shapes = movedAll(shapes, [0, 0], 1, -1);
  const box = boxOf(shapes);
  const name = view === 'bakfra' ? looks.pack?.name : undefined;
  return {
    shapes,
    shadow: {
      d: ellipse(seated ? box.x + box.width / 2 : 0, 1, seated ? 46 : build.hips + 13, 7),
      ...SHADOW,
    },
    ...(name && { label: { text: name, y: -build.shoulder + TAG.fromShoulder } }),
    box,
    head: { x: headAt.x * across, y: headAt.y, r: RING * build.headSize },
  };
}

/**
 * A person as one sees them: a thin contour around the whole, so that they stand out from any landscape. What has a
 * contour is written once and used twice, which halves the file.
 * @param key begins the ids in it; one for each person
 */
export function personSvg({ shapes, shadow, label }: Figure, key: string): string {
  const ids = new Map(outlined(shapes).map((shape, i) => [shape, `${key}${i}`]));
  const letters = label ? Math.min(9.4, (TAG.width - 4) / (0.68 * [...label.text].length)) : 0;
  const name = label
    ? `<text y="${round(label.y + letters * 0.36)}" text-anchor="middle" font-family="Arial,Helvetica,sans-serif" font-size="${round(letters)}" font-weight="700" fill="#1d2f38">${escaped(label.text)}</text>`
    : '';
  return [
    drawn(shadow),
    contour(shapes, { stroke: INK, width: 3.4 }, (shape) => ids.get(shape)),
    ...shapes.map((shape) => drawn(shape, ids.get(shape))),
    name,
  ].join('');
}

/**
 * Who is left out: snow in their own shape. The dots are drawn around every part and snow laid over them, so what
 * stays is the edge of the whole.
 */
export function silhouetteSvg({ shapes }: Figure): string {
  const dots = ' stroke-dasharray="0 7.2"';
  const marks = shapes
    .filter((shape) => shape.mark)
    .map(
      ({ d }) => `<path d="${d}" fill="none" stroke="${INK}" stroke-width="2.2" stroke-dasharray="0 4.6"/>`,
    );
  return [
    contour(shapes, { stroke: INK, width: 5.2, more: dots }),
    contour(shapes, { stroke: SNOW, width: 0.8, more: ` fill="${SNOW}"` }),
    ...marks,
  ].join('');
}

const outlined = (shapes: readonly Shape[]): Shape[] => shapes.filter((shape) => shape.outline);

/** All that one sees from afar. Tubes and wheels are lines, so their contour is a wider line. */
function contour(
  shapes: readonly Shape[],
  { stroke, width, more = '' }: { stroke: string; width: number; more?: string },
  idOf: (shape: Shape) => string | undefined = () => undefined,
): string {
  const paths = outlined(shapes).map((shape) => {
    const id = shape.fill ? idOf(shape) : undefined;
    const tube = shape.fill ? '' : ` fill="none" stroke-width="${round((shape.width ?? 1.5) + width * 0.9)}"`;
    return `<path${id ? ` id="${id}"` : ''} d="${shape.d}"${tube}/>`;
  });
  return `<g stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round"${more}>${paths.join('')}</g>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
