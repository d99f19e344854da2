/**
 * Who may enter which route, as one table. Every route has a row, also the prerendered ones that never reach the
 * server: `access.test.ts` walks `src/routes` and fails for a route without a row and for a row without a route.
 */

/** What the request's cookies prove. One browser can hold both: HR takes the course too. */
export interface Principal {
  learner: boolean;
  /** `link`: came by a single-use link and may only register a passkey. `passkey`: HR. */
  hr: 'passkey' | 'link' | null;
}

export type Who = 'nobody' | 'learner' | 'hr-link' | 'hr';
export type Method = 'GET' | 'POST';

const everybody: Who[] = ['nobody', 'learner', 'hr-link', 'hr'];
const hr: Who[] = ['hr'];
/** Prerendered: the same bytes for everybody. */
const page: Row = { GET: everybody };

type Row = Partial<Record<Method, readonly Who[]>>;

export const ACCESS: Readonly<Record<string, Row>> = {
  '/': page,
  '/kurs': page,
  '/kurs/prove': page,
  '/kurs/dokumenter': page,
  '/kurs/[lesson]': page,
  '/kurs/[lesson]/[scenario]': page,
  '/min-side': page,
  '/kursbevis': page,
  // Whoever holds the code may ask whether it is genuine.
  '/kursbevis/[code]': { GET: everybody },
  '/uten-nett': page,
  '/for-du-poster': page,
  '/retningslinjene': page,
  '/huskeliste': page,
  '/tilgjengelighet': page,
  '/manifest.webmanifest': page,
  // In development only: a built course answers 404, whoever asks.
  '/galleri': { GET: everybody },

  // A learner's link: looking changes nothing, only the button does.
  '/i/[token]': { GET: everybody, POST: everybody },

  '/logg-inn': { GET: everybody, POST: everybody },
  '/logg-inn/[token]': { GET: everybody, POST: everybody },
  '/api/passkey/login-options': { POST: everybody },
  '/api/passkey/login': { POST: everybody },
  // Whoever has a key may add one; whoever came by a link registers the first.
  '/api/passkey/register-options': { POST: ['hr-link', 'hr'] },
  '/api/passkey/register': { POST: ['hr-link', 'hr'] },

  '/hr': { GET: hr },
  '/hr/personer': { GET: hr, POST: hr },
  '/hr/completions.csv': { GET: hr },
  '/hr/links.csv': { POST: hr },

  '/api/health': { GET: everybody },
  '/api/me': { GET: everybody },
  '/api/sync': { POST: ['learner'] },
  '/api/leave': { POST: everybody },
};

/**
 * May this request go on? HEAD is asked as GET. An unknown route or method is for nobody.
 * Which *rows* a principal sees (own status, own unit) is decided where they are read.
 */
export function mayEnter(routeId: string, method: string, principal: Principal): boolean {
  const row = Object.hasOwn(ACCESS, routeId) ? ACCESS[routeId] : undefined;
  const asked = method === 'HEAD' ? 'GET' : method;
  const allowed = row && Object.hasOwn(row, asked) ? row[asked as Method] : undefined;
  return allowed?.some((who) => proves(principal, who)) ?? false;
}

function proves(principal: Principal, who: Who): boolean {
  if (who === 'nobody') return true;
  if (who === 'learner') return principal.learner;
  return principal.hr === (who === 'hr' ? 'passkey' : 'link');
}
