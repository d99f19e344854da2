/** What a phone needs to know to install the course beside its other apps. Pure. */
import type { Course, Municipality } from '#lib/course/course.ts';
import { nb } from '#lib/i18n/nb/learner.ts';

/** The night water of tokens.css, which a test holds it to. */
export const NIGHT = '#082631';

export type Manifest = Record<string, unknown> & { icons: Record<string, string>[] };

export function manifestOf(
  { title }: Pick<Course, 'title'>,
  { name, colours }: Pick<Municipality, 'name' | 'colours'>,
): Manifest {
  const night = colours?.night ?? NIGHT;
  const png = (size: number, purpose: 'any' | 'maskable') => ({
    src: `/icons/${purpose === 'any' ? 'icon' : purpose}-${size}.png`,
    type: 'image/png',
    sizes: `${size}x${size}`,
    purpose,
  });
  return {
    id: '/',
    name: `${title} – ${name}`,
    short_name: title,
    description: nb.about(name),
    lang: 'nb',
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: night,
    theme_color: night,
    categories: ['education'],
    icons: [
      png(192, 'any'),
      png(512, 'any'),
      png(192, 'maskable'),
      png(512, 'maskable'),
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any', purpose: 'any' },
    ],
  };
}
