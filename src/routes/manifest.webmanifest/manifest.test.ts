import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { designTokens } from '../../author/tokens.ts';
import { manifestOf, NIGHT } from './manifest.ts';

const course = { title: 'Sunn fornuft' };

/** Width and height, as the PNG's own header says. */
function sizeOf(file: string): string {
  const png = readFileSync(`static${file}`);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

describe('the manifest', () => {
  it('is about this course in this municipality', () => {
    const { icons: _, ...said } = manifestOf(course, { name: 'Ringebu kommune' });
    expect(said).toEqual({
      id: '/',
      name: 'Sunn fornuft – Ringebu kommune',
      short_name: 'Sunn fornuft',
      description: 'Et kurs i sosiale medier for ansatte og folkevalgte i Ringebu kommune.',
      lang: 'nb',
      dir: 'ltr',
      start_url: '/',
      scope: '/',
      display: 'standalone',
      background_color: '#082631',
      theme_color: '#082631',
      categories: ['education'],
    });
  });

  it('has the night of the design, or the municipality’s own', () => {
    expect(NIGHT).toBe(designTokens().light['natt']);
    const own = manifestOf(course, { name: 'x', colours: { night: '#2b1b3d' } });
    expect([own['background_color'], own['theme_color']]).toEqual(['#2b1b3d', '#2b1b3d']);
  });

  it('names icons that are there, in the size they say', () => {
    const { icons } = manifestOf(course, { name: 'x' });
    expect(icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      '192x192 any',
      '512x512 any',
      '192x192 maskable',
      '512x512 maskable',
      'any any',
    ]);
    for (const { src, sizes, type } of icons) {
      if (type === 'image/png') expect([src, sizeOf(src as string)]).toEqual([src, sizes]);
      else expect(readFileSync(`static${src}`, 'utf8')).toMatch(/^<svg /);
    }
    expect(sizeOf('/icons/apple-touch-icon.png')).toBe('180x180');
  });
});
