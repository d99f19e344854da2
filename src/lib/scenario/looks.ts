/**
 * How somebody in people.yaml looks, in words an author can choose between. Each word names a part of Open Peeps
 * (by Pablo Stanley, CC0); parts that make a caricature of somebody have no word. Pure.
 */
import type { InferOutput } from 'valibot';
import { about, fields, maybe, oneOf } from './spelling.ts';

/** Hair and headwear. */
export const HEADS = {
  kort: 'short1',
  'kort-med-skill': 'short2',
  'kort-bølget': 'short3',
  'kort-med-sveis': 'short4',
  'kort-pjusket': 'short5',
  'kort-tykt': 'grayShort',
  'kort-krøllet': 'shaved2',
  'kort-og-flatt': 'flatTop',
  bakoverstrøket: 'pomp',
  'klipt-i-sidene': 'shaved1',
  snauklipt: 'noHair1',
  tynt: 'noHair2',
  måne: 'noHair3',
  page: 'medium1',
  'page-med-lugg': 'bangs2',
  'page-med-flipp': 'medium2',
  halvlangt: 'medium3',
  'halvlangt-med-lugg': 'bangs',
  'halvlangt-med-fyldig-lugg': 'mediumBangs',
  'halvlangt-med-pannelugg': 'mediumBangs3',
  'halvlangt-krøllet': 'mediumBangs2',
  'halvlangt-glatt': 'mediumStraight',
  langt: 'long',
  'langt-med-lugg': 'longBangs',
  'langt-krøllet': 'longCurly',
  nakkeknute: 'grayMedium',
  knute: 'grayBun',
  toppknute: 'bun2',
  hodebånd: 'bun',
  afro: 'afro',
  fletter: 'cornrows',
  dreads: 'dreads1',
  'dreads-kort': 'dreads2',
  tvinner: 'twists',
  lue: 'hatBeanie',
  hatt: 'hatHip',
  hijab: 'hijab',
  turban: 'turban',
} as const;

export const HAIR = {
  svart: '#2a2422',
  mørkebrun: '#4d362b',
  brun: '#76503a',
  lysebrun: '#a5754a',
  rød: '#b5562d',
  blond: '#dcb66a',
  lyseblond: '#ecd9a4',
  stålgrå: '#7d858b',
  grå: '#b3babd',
  hvit: '#ebeae6',
} as const;

export const FACES = {
  smil: 'smile',
  rolig: 'calm',
  blid: 'cute',
  lur: 'cheeky',
  alvorlig: 'serious',
  bestemt: 'driven',
  skeptisk: 'suspicious',
  sliten: 'tired',
  bekymret: 'concerned',
  høytidelig: 'solemn',
  gammel: 'old',
  latter: 'smileTeethGap',
  forteller: 'explaining',
} as const;

export const BEARDS = {
  hakeskjegg: 'chin',
  kort: 'full',
  helskjegg: 'full2',
  langt: 'full3',
  fyldig: 'full4',
  fippskjegg: 'goatee2',
  bart: 'moustache5',
  'smal-bart': 'moustache1',
  'tykk-bart': 'moustache9',
} as const;

export const GLASSES = {
  tynne: 'glasses',
  runde: 'glasses2',
  firkantede: 'glasses3',
  store: 'glasses4',
  mørke: 'glasses5',
} as const;

export const SKIN = {
  'svært-lys': '#fbdcc4',
  lys: '#f2c6a0',
  gyllen: '#dba676',
  brun: '#b57a4c',
  mørkebrun: '#94623f',
  mørk: '#77513b',
} as const;

/** Clothes, and hats, hijabs and ribbons. Never multe: that is for what spreads. */
export const CLOTHES = {
  hav: '#3f7f9c',
  himmel: '#9ccbdc',
  skog: '#3f7a5c',
  mose: '#8d9a5b',
  vin: '#8c3b4c',
  rosa: '#d99fa8',
  lyng: '#8d7bb0',
  rust: '#a9603f',
  sand: '#d8c49a',
  skifer: '#56656d',
  natt: '#243a4a',
  hvit: '#f4f4f0',
} as const;

const word = <T extends Record<string, string>>(words: T) =>
  oneOf(Object.keys(words) as (keyof T & string)[]);

export const looksSchema = fields({
  head: about('Håret eller hodeplagget.', word(HEADS)),
  hair: about('Fargen på hår og skjegg.', word(HAIR)),
  face: about('Ansiktsuttrykket.', word(FACES)),
  beard: maybe(word(BEARDS)),
  glasses: maybe(word(GLASSES)),
  skin: word(SKIN),
  wears: about('Fargen på klærne, og på lue, hijab eller turban.', word(CLOTHES)),
});

export type Looks = InferOutput<typeof looksSchema>;
