/** A whole photo as one SVG file: the place, and everybody from the back to the front. Pure. */
import { PHOTO } from '#lib/scenario/photo.ts';
import { personSvg, silhouetteSvg, type Figure } from './figure.ts';
import { fellLake } from './place/fell-lake.ts';
import { market } from './place/market.ts';

export const PLACES = { fjellvann: fellLake, torget: market };
export type Place = keyof typeof PLACES;

export interface Placed {
  id: string;
  x: number;
  y: number;
  size: number;
  figure: Figure;
}

/** @param without ids of those who are left out */
export function pictureSvg(place: Place, people: readonly Placed[], without: readonly string[]): string {
  // Whoever stands lower in the picture is nearer.
  const depth = [...people].sort((a, b) => a.y - b.y);
  const { width, height } = PHOTO;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<!-- Generated from scenarios/photos. Do not edit. -->`,
    `<g id="sted">${PLACES[place]()}</g>`,
    ...depth.map(({ id, x, y, size, figure }) => {
      const out = without.includes(id);
      const drawing = out ? silhouetteSvg(figure) : personSvg(figure, `${id}-`);
      return `<g id="${id}${out ? '-uten' : ''}" transform="translate(${x} ${y}) scale(${size})" stroke-linecap="round">${drawing}</g>`;
    }),
    '</svg>\n',
  ].join('\n');
}
