/** What a person in a photo looks like, as an author spells it. */
import type { InferOutput } from 'valibot';
import { about, fields, maybe, oneOf, text, yesNo } from '#lib/scenario/spelling.ts';
import { CLOTH, HAIR, SKIN } from './palette.ts';

const names = <T extends object>(of: T) => Object.keys(of) as (keyof T & string)[];
const cloth = () => oneOf(names(CLOTH));

export const BUILDS = ['barn', 'voksen'] as const;
export const VIEWS = ['forfra', 'bakfra', 'mot-hoyre', 'mot-venstre'] as const;
export const POSES = ['staar', 'vinker', 'jubler', 'gaar', 'rullestol'] as const;
export const HAIRSTYLES = ['kort', 'bob', 'langt', 'fletter', 'kroll', 'hestehale'] as const;

export const looksSchema = fields({
  build: oneOf(BUILDS),
  view: about('Hvordan vi ser personen.', oneOf(VIEWS)),
  pose: maybe(about('Uten: står.', oneOf(POSES))),
  mood: maybe(about('Uten: smiler.', oneOf(['smiler', 'ler', 'rolig']))),
  skin: oneOf(names(SKIN)),
  hair: maybe(about('Trengs ikke med hijab.', oneOf(HAIRSTYLES))),
  hairColor: maybe(oneOf(names(HAIR))),
  hijab: maybe(cloth()),
  hat: maybe(about('Strikket lue.', cloth())),
  cap: maybe(about('Caps.', cloth())),
  glasses: maybe(yesNo()),
  beard: maybe(yesNo()),
  coat: cloth(),
  trousers: maybe(cloth()),
  pack: maybe(
    about(
      'Ryggsekk. Navnet leses når vi ser personen bakfra.',
      fields({ color: cloth(), name: maybe(text()) }),
    ),
  ),
  chair: maybe(about('Fargen på rullestolen.', cloth())),
});

export type Looks = InferOutput<typeof looksSchema>;
