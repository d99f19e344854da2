/** What a municipality's logo must be, so that it can stand on every page. Pure: the SVG's text in, words out. */

/** Bytes. It stands on every page, also on a phone in a valley. */
export const MOST_LOGO = 30_000;

const FORBIDDEN: [RegExp, string][] = [
  [/<script\b/i, 'et skript'],
  [/\son\w+\s*=/i, 'kode som skal kjøre når noe skjer (on…=)'],
  [/<foreignObject\b/i, '<foreignObject>'],
  [/<!DOCTYPE|<!ENTITY/i, '<!DOCTYPE> eller <!ENTITY>'],
  [/<(?:iframe|embed|object|audio|video|a)\b/i, 'noe som ikke er tegning'],
  [/(?:href|src)\s*=\s*["']\s*(?!#|["'])/i, 'en lenke ut av fila'],
  [/url\(\s*["']?\s*(?!["']?#)/i, 'en adresse ut av fila (url)'],
  [/@import|javascript:/i, 'noe som henter mer'],
];

/** @returns what is wrong and what to do about it, one for each fault */
export function logoFaults(svg: string): { message: string; hint: string }[] {
  const faults: { message: string; hint: string }[] = [];
  const bytes = new TextEncoder().encode(svg).length;
  if (!/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg\b/.test(svg)) {
    faults.push({
      message: 'Logoen er ikke en SVG-fil',
      hint: 'Be om logoen som SVG. Fila begynner med <svg.',
    });
  } else if (!/<svg\b[^>]*\sviewBox\s*=/.test(svg)) {
    faults.push({
      message: 'Logoen har ikke viewBox',
      hint: 'Lagre den på nytt fra tegneprogrammet med viewBox, så den kan vises i alle størrelser.',
    });
  }
  for (const [pattern, what] of FORBIDDEN) {
    if (pattern.test(svg)) {
      faults.push({
        message: `Logoen inneholder ${what}`,
        hint: 'Lagre den som ren SVG: bare former og farger.',
      });
    }
  }
  if (bytes > MOST_LOGO) {
    faults.push({
      message: `Logoen er ${Math.ceil(bytes / 1000)} kB, høyst ${MOST_LOGO / 1000} kB er lov`,
      hint: 'Lagre den som optimalisert SVG, uten bilder og skrifter inni.',
    });
  }
  return faults;
}
