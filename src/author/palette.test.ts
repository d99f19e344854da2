import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';
import { hexOf, oklchOf } from './oklch.ts';
import { nearestThatHolds, NIGHT, paletteCss, paletteOf, WATER, weakPairs } from './palette.ts';
import { designTokens, type Scheme } from './tokens.ts';

const tokens = designTokens();
const hex = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map((bytes) => `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`);

/** WCAG 2.2, written a second time: a test that shared the product's formula would share its mistakes. */
function ratio(one: string, other: string): number {
  const light = (text: string) => {
    const n = parseInt(text.slice(1), 16);
    const [r = 0, g = 0, b = 0] = [n >> 16, (n >> 8) & 255, n & 255].map((byte) =>
      byte / 255 <= 0.04045 ? byte / 255 / 12.92 : Math.pow((byte / 255 + 0.055) / 1.055, 2.4),
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  return Math.max(light(one), light(other)) / Math.min(light(one), light(other));
}

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#0b4560', '#f3f7f8', 9.6],
  ])('of %s and %s is %d', (one, other, is) => {
    expect(contrast(one, other)).toBeCloseTo(is, 1);
    expect(contrast(other, one)).toBe(contrast(one, other));
  });
});

describe('a colour as people see it', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(hex, (colour) => {
        expect(hexOf(oklchOf(colour))).toBe(colour);
      }),
    );
  });

  it('keeps its lightness when it has too much colour for a screen', () => {
    const { l, c } = oklchOf(hexOf({ l: 0.5, c: 0.4, h: 2 }));
    expect(l).toBeCloseTo(0.5, 1);
    expect(c).toBeLessThan(0.3);
  });
});

describe('our own colours', () => {
  // As the look promises: light, dark. Lines and rings 3, letters 4.5; what is stronger stays as strong.
  const table: [front: string, back: string, light: number, dark: number][] = [
    ['tekst', 'sno', 14.6, 16.1],
    ['tekst-dempet', 'sno', 6.8, 9.7],
    ['tekst-dempet', 'bre', 6.1, 7.4],
    ['vann', 'sno', 9.6, 10.8],
    ['pa-vann', 'vann', 10.3, 10.8],
    ['multe-ring', 'sno', 3.3, 10.4],
    ['multe-tekst', 'flate', 7.0, 10.5],
    ['gran', 'sno', 6.4, 10.4],
    ['tyttebar', 'sno', 6.9, 9.1],
    ['linje-sterk', 'sno', 4.3, 6.5],
    ['ring-torr', 'sno', 3.1, 3.8],
    ['natt-tekst', 'natt', 15.8, 15.8],
    ['natt-dempet', 'natt', 10.1, 10.1],
    ['natt-linje', 'natt', 4.7, 4.7],
    ['natt-multe', 'natt', 8.7, 8.7],
  ];
  it.each(table)('%s on %s: %d in light, %d in dark', (front, back, light, dark) => {
    const of = (scheme: Scheme) =>
      Math.round(10 * contrast(tokens[scheme][front] as string, tokens[scheme][back] as string)) / 10;
    expect([of('light'), of('dark')]).toEqual([light, dark]);
  });

  it('hold in every pair a municipality can change', () => {
    expect(weakPairs([...WATER, ...NIGHT], paletteOf({}, tokens), tokens)).toEqual([]);
    expect(paletteCss(paletteOf({}, tokens))).toBe('');
  });
});

describe('a municipality’s colours', () => {
  it('are measured, and what is too weak is named', () => {
    const palette = paletteOf({ water: '#3aa0d0' }, tokens);
    expect(weakPairs(WATER, palette, tokens)[0]).toEqual({
      front: 'pa-vann',
      back: 'vann',
      least: 4.5,
      says: 'skrift på knapper',
      scheme: 'light',
      ratio: expect.closeTo(2.95, 2) as number,
    });
  });

  it('have a nearest shade that holds, whatever they are', () => {
    fc.assert(
      fc.property(hex, fc.constantFrom('water', 'night'), (colour, which) => {
        const near = nearestThatHolds(which, { [which]: colour }, tokens) as string;
        const pairs = which === 'water' ? WATER : NIGHT;
        expect(weakPairs(pairs, paletteOf({ [which]: near }, tokens), tokens)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('hold when the check says so: in the style sheet itself, in light and in dark', () => {
    let held = 0;
    fc.assert(
      fc.property(hex, hex, (water, night) => {
        const palette = paletteOf({ water, night }, tokens);
        const passes = weakPairs([...WATER, ...NIGHT], palette, tokens).length === 0;
        const [light = '', dark = ''] = paletteCss(palette).split('@media');
        const shown = (scheme: Scheme, name: string) =>
          (scheme === 'dark' && new RegExp(`--sf-${name}:(#\\w{6})`).exec(dark)?.[1]) ||
          new RegExp(`--sf-${name}:(#\\w{6})`).exec(light)?.[1] ||
          (tokens[scheme][name] as string);
        const weak = (['light', 'dark'] as const).flatMap((scheme) =>
          [...WATER, ...NIGHT].filter(
            ({ front, back, least }) => ratio(shown(scheme, front), shown(scheme, back)) < least,
          ),
        );
        expect(weak.length === 0).toBe(passes);
        held += Number(passes);
      }),
      { numRuns: 1000 },
    );
    expect(held).toBeGreaterThan(30);
  });

  it('are changed only as far as was asked', () => {
    expect(Object.keys(paletteOf({ night: '#2b1b3d' }, tokens).light)).toEqual([
      'natt',
      'natt-dempet',
      'natt-linje',
    ]);
    expect(paletteOf({ night: '#2b1b3d' }, tokens).dark).toEqual({});
    expect(Object.keys(paletteOf({ water: '#5b2a86' }, tokens).dark)).toEqual([
      'vann',
      'vann-hover',
      'vann-trykk',
    ]);
    const css = paletteCss(paletteOf({ water: '#5b2a86', night: '#2b1b3d' }, tokens));
    expect(css).not.toMatch(/multe/);
    expect(css).toMatch(
      /^\/\* Generated from scenarios\/municipality\.yaml\. \*\/\n:root\{--sf-vann:#5b2a86;/,
    );
  });
});
