/** Colours as people see them: lightness, chroma and hue (OKLCH, by Björn Ottosson), and back to sRGB. Pure. */

export interface Oklch {
  /** 0 black, 1 white. */
  l: number;
  /** 0 grey. */
  c: number;
  /** Radians. */
  h: number;
}
type Triple = [number, number, number];

/** @param hex `#0b4560` */
export function channelsOf(hex: string): Triple {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as Triple;
}

/** Light as it adds up: sRGB without its curve. */
export const linear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const curved = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);

export function oklchOf(hex: string): Oklch {
  const [r, g, b] = channelsOf(hex).map(linear) as Triple;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(a, y),
    h: Math.atan2(y, a),
  };
}

function channelsFrom({ l: light, c, h }: Oklch): Triple {
  const [a, y] = [c * Math.cos(h), c * Math.sin(h)];
  const l = (light + 0.3963377774 * a + 0.2158037573 * y) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * y) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * y) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** The colour as hex; what a screen cannot show is made greyer, never lighter, darker or another hue. */
export function hexOf({ l, c, h }: Oklch): string {
  const light = Math.min(1, Math.max(0, l));
  const shown = (chroma: number) =>
    channelsFrom({ l: light, c: chroma, h }).every((v) => v >= -0.0005 && v <= 1.0005);
  let [low, high] = [0, c];
  if (shown(c)) low = c;
  else
    for (let i = 0; i < 20; i++)
      [low, high] = shown((low + high) / 2) ? [(low + high) / 2, high] : [low, (low + high) / 2];
  const bytes = channelsFrom({ l: light, c: low, h }).map((v) =>
    Math.round(255 * curved(Math.min(1, Math.max(0, v)))),
  );
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
