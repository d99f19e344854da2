/** The words an author chooses colours by, and what they are painted with. Multe is not among them: it has a meaning. */

/** A colour, and the same in shade. */
export interface Paint {
  base: string;
  shade: string;
}

const paint = (base: string, shade: string): Paint => ({ base, shade });

export const SKIN = {
  lys: paint('#f6d2b8', '#e0ab8b'),
  varm: paint('#e9b58c', '#cb8f64'),
  gyllen: paint('#c98e5f', '#a56d42'),
  brun: paint('#94603d', '#744629'),
  mork: paint('#6a4330', '#4f2f20'),
};

export const HAIR = {
  blond: paint('#dcb561', '#b98d3d'),
  rodbrun: paint('#a9532c', '#83391a'),
  brun: paint('#6b452c', '#4c2e1b'),
  svart: paint('#2a211f', '#161110'),
  graa: paint('#a3a9ab', '#7f878b'),
};

export const CLOTH = {
  rod: paint('#c8453d', '#a2322f'),
  gul: paint('#e6b83c', '#c4942a'),
  gronn: paint('#4d8a5f', '#376a48'),
  blaa: paint('#3b78a3', '#2a5b80'),
  petrol: paint('#1f6473', '#164b58'),
  lilla: paint('#7b5a93', '#5d4173'),
  rosa: paint('#d98a97', '#b96a79'),
  vinrod: paint('#863049', '#672236'),
  beige: paint('#c9b48f', '#a6906b'),
  graa: paint('#6f7f87', '#54636b'),
  marine: paint('#2c3f58', '#1e2d42'),
  hvit: paint('#f2f0ea', '#cfd3d2'),
};

export const INK = '#12303b';
export const SNOW = '#eef5f8';
export const LEATHER = paint('#5a4636', '#40311f');
export const STEEL = paint('#9fb0b7', '#6d7f88');
