/** What every request and every answer passes, whatever the route. Pure: no database, no clock. */

const READING: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Was this sent from somewhere else than our own pages? Browsers say where a request that changes something comes
 * from; one that does not say is not believed.
 * @param origin ours, `https://kurs.kommune.no`
 */
export function isForeign(request: Pick<Request, 'method' | 'headers'>, origin: string): boolean {
  if (READING.includes(request.method)) return false;
  const site = request.headers.get('sec-fetch-site');
  return request.headers.get('origin') !== origin || (site !== null && site !== 'same-origin');
}

/**
 * Does this ask for a form action that Kit takes for one although no page of ours has it? It looks the name up
 * without asking whether it is inherited (`?/constructor`), and fails at `?/default`.
 */
export function isNoAction(url: URL): boolean {
  const names = [...url.searchParams.keys()].filter((key) => key.startsWith('/')).map((key) => key.slice(1));
  return names.some((name) => name === 'default' || name in Object.prototype);
}

/** Addresses with a secret in them. */
const TOKEN_ROUTES: readonly string[] = ['/i/[token]', '/logg-inn/[token]', '/kursbevis/[code]'];
/** Answers that belong to one person. */
const PERSONAL = /^\/((api|hr|i|logg-inn|ny-lenke)(\/|$)|kursbevis\/)/;

/**
 * The headers of an answer that was made for this request. Those of prerendered pages and files are the front's
 * (`serve/front.ts`): they never come by here.
 */
export function setHeaders(headers: Headers, routeId: string | null, url: URL): void {
  headers.set('x-content-type-options', 'nosniff');
  headers.set('x-frame-options', 'DENY');
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  // A browser takes the last it knows. Under `no-referrer` it sends `Origin: null` with a plain form, which must be
  // refused; `strict-origin` keeps the token out of every header just as well.
  const secret = routeId !== null && TOKEN_ROUTES.includes(routeId);
  headers.set('referrer-policy', secret ? 'no-referrer, strict-origin' : 'same-origin');
  // Kit writes the rest of the policy, but does not know this one in a form that also fits meta tags.
  const policy = headers.get('content-security-policy');
  if (!policy?.includes('frame-ancestors')) {
    headers.set('content-security-policy', `${policy ? `${policy}; ` : ''}frame-ancestors 'none'`);
  }
  if (routeId === null || PERSONAL.test(routeId)) headers.set('cache-control', 'no-store');
  if (url.protocol === 'https:') {
    headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  }
}
