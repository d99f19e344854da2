/** How a drawn photo is spelt in `photos/NAME.yaml`, and as what a scenario refers to. Pure. */
import type { InferOutput } from 'valibot';
import type { Photo, Scenario, ShownPhoto } from '#lib/scenario/format.ts';
import { photoFile } from '#lib/scenario/photo.ts';
import { about, fields, matching, oneOf, record, text, whole } from '#lib/scenario/spelling.ts';
import { figureOf } from './drawing/figure.ts';
import { looksSchema } from './drawing/looks.ts';
import { PLACES, pictureSvg, type Place, type Placed } from './drawing/picture.ts';
import { round } from './drawing/shape.ts';

const number = () => matching(/^\d+(\.\d+)?$/, 'Skriv et tall, med punktum: 1.25.');

export const photoSchema = fields({
  alt: about('Hva bildet viser, for dem som ikke ser det.', text()),
  place: about('Stedet i bakgrunnen.', oneOf(Object.keys(PLACES) as Place[])),
  people: about(
    'De som er med, i den rekkefølgen de får nummer.',
    record(
      fields({
        name: text(),
        sees: about('Hva man kan se av personen.', text()),
        x: about('Midt mellom føttene, i et bilde på 720 × 480.', whole()),
        y: about('Der føttene står. Den som står lavest, er nærmest.', whole()),
        size: about('1 er et barn på 150 av bildets 480. Fjernt: 0.4.', number()),
        looks: looksSchema,
      }),
    ),
  ),
});

export type WrittenPhoto = InferOutput<typeof photoSchema>;

/** Everybody where they stand, with their figure. */
export function placedIn({ people }: WrittenPhoto): Placed[] {
  return Object.entries(people).map(([id, { x, y, size, looks }]) => ({
    id,
    x,
    y,
    size: Number(size),
    figure: figureOf(looks),
  }));
}

/** What the scenario sees of a photo: who is in it, and where, as they are drawn. */
export function photoOf(id: string, written: WrittenPhoto): Photo {
  return {
    id,
    alt: written.alt,
    people: placedIn(written).map(({ id: person, x, y, size, figure: { box, head } }) => {
      const { name, sees } = written.people[person] as WrittenPhoto['people'][string];
      return {
        id: person,
        name,
        sees,
        box: {
          x: round(x + box.x * size),
          y: round(y + box.y * size),
          width: round(box.width * size),
          height: round(box.height * size),
        },
        head: { x: round(x + head.x * size), y: round(y + head.y * size), r: round(head.r * size) },
      };
    }),
  };
}

/** Every picture the course shows, as the name of its file and what is in it: one for each set of people left out. */
export function picturesOf(
  photos: Record<string, WrittenPhoto>,
  scenarios: Record<string, Scenario>,
): Map<string, string> {
  const whole = Object.keys(photos).map((id): ShownPhoto => ({ of: { id, alt: '', people: [] } }));
  const shown = [...whole, ...Object.values(scenarios).flatMap(shownIn)];
  return new Map(
    shown.flatMap((photo) => {
      const written = photos[photo.of.id];
      if (!written) return [];
      const name = photoFile(photo).replace('/photos/', '');
      return [[name, pictureSvg(written.place, placedIn(written), photo.without ?? [])] as const];
    }),
  );
}

function shownIn({ scenes }: Scenario): ShownPhoto[] {
  return Object.values(scenes).flatMap(({ shows }) =>
    shows.flatMap((beat) =>
      beat.kind === 'photo' ? [beat.photo] : beat.kind === 'post' && beat.photo ? [beat.photo] : [],
    ),
  );
}
