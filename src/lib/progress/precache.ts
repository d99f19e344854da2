/** What the service worker keeps and what it leaves alone. Pure, so it can be tested without one. */

/** Everything personal, and every way in: always the network, never a cache. */
const LEFT_ALONE = /^\/((api|i|hr|logg-inn|ny-lenke)(?=\/|$|\.)|kursbevis\/.)/;

export function isLeftAlone(pathname: string): boolean {
  return LEFT_ALONE.test(pathname);
}

/** The name a page is kept under: without a slash at its end. */
export function pageName(pathname: string): string {
  return pathname === '/' ? '/' : pathname.replace(/\/+$/, '');
}

/**
 * Is this answer the file that was asked for, from this version of the course? A captive portal answers everything
 * with its own page; a deploy in the middle answers with the next version.
 * @param type the answer's Content-Type
 * @param text its body, for pages; otherwise empty
 * @param build the hashed files of this version, as absolute paths
 */
export function isOurs(pathname: string, type: string, text: string, build: ReadonlySet<string>): boolean {
  const html = type.startsWith('text/html');
  if (pathname.endsWith('.json') || pathname.endsWith('.webmanifest')) return type.includes('json');
  if (/\.\w+$/.test(pathname) && !pathname.endsWith('.html')) return type !== '' && !html;
  const used = text.match(/_app\/immutable\/[\w./-]+\w/g) ?? [];
  return html && used.length > 0 && used.every((file) => build.has(`/${file}`));
}
