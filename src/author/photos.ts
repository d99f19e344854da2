/** How a drawn photo is spelt in `photos/NAME.yaml`, and as what a scenario refers to. Pure. */
import type { InferOutput } from 'valibot';
import type { Photo } from '#lib/scenario/format.ts';
import { about, fields, matching, record, text, whole } from '#lib/scenario/spelling.ts';

const number = () => matching(/^\d+(\.\d+)?$/, 'Skriv et tall, med punktum: 1.25.');

export const photoSchema = fields({
  alt: about('Hva bildet viser, for dem som ikke ser det.', text()),
  people: about(
    'De som er med, i den rekkefølgen de får nummer.',
    record(
      fields({
        name: text(),
        sees: about('Hva man kan se av personen.', text()),
        x: about('Midt mellom føttene, i et bilde på 720 × 480.', whole()),
        y: about('Der føttene står.', whole()),
        size: number(),
      }),
    ),
  ),
});

export type WrittenPhoto = InferOutput<typeof photoSchema>;

/** A figure as drawn at size 1: how wide and high it is over its feet, and where its head is. */
const FIGURE = { width: 84, height: 172, head: 128, r: 34 };

export function photoOf(id: string, { alt, people }: WrittenPhoto): Photo {
  return {
    id,
    alt,
    people: Object.entries(people).map(([name, { x, y, size, ...seen }]) => {
      const scale = Number(size);
      const [width, height] = [FIGURE.width * scale, FIGURE.height * scale];
      return {
        id: name,
        ...seen,
        box: { x: x - width / 2, y: y - height, width, height },
        head: { x, y: y - FIGURE.head * scale, r: FIGURE.r * scale },
      };
    }),
  };
}
