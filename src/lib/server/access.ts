/**
 * Who may enter which route, as one table. Every route has a row, also the prerendered ones that never reach the
 * server: `access.test.ts` walks `src/routes` and fails for a route without a row and for a row without a route.
 */
import type { Account } from './schema.ts';

/** What the request's cookies prove. One browser can hold both: HR takes the course too. */
export interface Principal {
  learner: boolean;
  /** The account's role. `link`: came by a single-use link and may only register a passkey. */
  hr: Account['role'] | 'link' | null;
  /** Another system, by its token. */
  api?: boolean;
}

export type Who = 'nobody' | 'learner' | 'hr-link' | 'api' | Account['role'];
export type Method = 'GET' | 'POST';

const everybody: Who[] = ['nobody'];
const administrator: Who[] = ['administrator'];
const hr: Who[] = ['hr', 'administrator'];
/** Everybody with an account. They see the same pages, each with the people in their own scope. */
const desk: Who[] = ['leder', 'sekretariat', ...hr];
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

  // Asks for a personal link by mail: the same answer for everybody.
  '/ny-lenke': { GET: everybody, POST: everybody },

  '/logg-inn': { GET: everybody, POST: everybody },
  '/logg-inn/[token]': { GET: everybody, POST: everybody },
  // The provider sends people back with GET; the answer is worth nothing without the cookie of the one who began.
  '/logg-inn/start': { GET: everybody },
  '/logg-inn/tilbake': { GET: everybody },
  '/logg-inn/kurs': { GET: everybody },
  '/api/passkey/login-options': { POST: everybody },
  '/api/passkey/login': { POST: everybody },
  // Whoever has a key may add one; whoever came by a link registers the first.
  '/api/passkey/register-options': { POST: ['hr-link', ...desk] },
  '/api/passkey/register': { POST: ['hr-link', ...desk] },

  '/hr': { GET: desk, POST: desk },
  '/hr/person/[person]': { GET: desk, POST: hr },
  '/hr/frister': { GET: hr, POST: hr },
  '/hr/internkontroll': { GET: desk },
  '/hr/personer': { GET: hr, POST: hr },
  '/hr/personer/ny': { GET: hr, POST: hr },
  '/hr/personer/[person]/rediger': { GET: hr, POST: hr },
  '/hr/completions.csv': { GET: desk },
  '/hr/completions.xlsx': { GET: desk },
  '/hr/links.csv': { POST: hr },
  // Making letters makes links.
  '/hr/brev': { GET: desk, POST: desk },
  '/hr/paaminnelser': { GET: hr, POST: hr },
  '/hr/paaminnelser/[mail]': { GET: hr },
  '/hr/tilgang': { GET: administrator, POST: administrator },
  '/hr/logg': { GET: administrator, POST: administrator },
  '/hr/personvern': { GET: hr, POST: hr },
  '/hr/personvern/egne-data': { POST: hr },

  // By a token, never by a cookie: a browser that is logged in has the file.
  '/api/completions': { GET: ['api'] },
  '/api/openapi.json': { GET: everybody },
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

/** The pages of HR's that a role may open: what the menu shows. */
export function pagesFor(role: Account['role']): string[] {
  const principal = { learner: false, hr: role };
  return Object.keys(ACCESS).filter((id) => id.startsWith('/hr') && mayEnter(id, 'GET', principal));
}

function proves(principal: Principal, who: Who): boolean {
  if (who === 'nobody') return true;
  if (who === 'learner') return principal.learner;
  if (who === 'api') return principal.api === true;
  return principal.hr === (who === 'hr-link' ? 'link' : who);
}
