/**
 * Logging in with the work account: OpenID Connect's code flow with PKCE, state and nonce. What an answer must fit lies
 * in a short-lived cookie, so no node remembers anything, and an answer meant for another browser opens nothing. Who
 * somebody is, is what the provider calls them (issuer and subject), never their e-mail address.
 */
import * as client from 'openid-client';
import { isLoopback } from './loopback.ts';
import type { OidcConfig } from './oidc-config.ts';
import type { Account } from './schema.ts';
import { coded } from './work-account.ts';

/** What somebody wants to come in as. */
export interface Errand {
  as: 'hr' | 'deltaker';
  /** A learner on a device that others use too. */
  shared: boolean;
  /** A learner who is in by a personal link says: this work account is mine. */
  join: boolean;
  /** Where to go afterwards: a path from `NEXT`. */
  next: string;
}

/** What the provider has vouched for. */
export interface WorkAccount {
  issuer: string;
  subject: string;
  /** `ansattnr`, when a claim holds it. */
  number: string | null;
  /** The highest role its claim gives; undefined when roles are not taken from a claim. */
  role: Account['role'] | null | undefined;
  name: string | null;
}

/** Why there is no work account: the user went back · it was not good enough, or forged · the provider is silent. */
export type NoAccount = 'avbrutt' | 'avvist' | 'stille';

/** @returns the reason an address gives, when it is one */
export function readNoAccount(text: string | null): NoAccount | 'ukjent' | null {
  return (['avbrutt', 'avvist', 'stille', 'ukjent'] as const).find((why) => why === text) ?? null;
}

/** Where one may be sent after logging in. An address from outside is never followed: it is looked up here. */
const NEXT: Record<Errand['as'], readonly string[]> = {
  hr: ['/hr', '/hr/personer', '/hr/tilgang', '/hr/logg'],
  deltaker: ['/kurs', '/min-side'],
};
export function nextFor(as: Errand['as'], asked: string | null): string {
  return NEXT[as].find((path) => path === asked) ?? (NEXT[as][0] as string);
}

export const RETURN_PATH = '/logg-inn/tilbake';
/** Holds what an answer must fit, while somebody is at the provider's: ten minutes at most. */
export const WORK_COOKIE = '__Host-innlogging';
export const WORK_COOKIE_OPTIONS = {
  path: '/',
  httpOnly: true,
  secure: true,
  sameSite: 'lax',
  maxAge: 10 * 60,
} as const;
const SECONDS = 10;
const ROLES: readonly Account['role'][] = ['administrator', 'hr', 'sekretariat', 'leder'];

let known: { config: OidcConfig; until: number; found: client.Configuration } | undefined;
const HOUR = 60 * 60_000;

/** The provider's own description, asked for once an hour. @throws when it does not answer, or calls itself something else */
async function discover(config: OidcConfig): Promise<client.Configuration> {
  if (known?.config === config && known.until > Date.now()) return known.found;
  const server = new URL(config.issuer);
  const execute = [client.enableNonRepudiationChecks];
  if (server.protocol === 'http:' && isLoopback(server)) execute.push(client.allowInsecureRequests);
  const metadata = { client_secret: config.clientSecret, [client.clockTolerance]: 30 };
  const found = await client.discovery(server, config.clientId, metadata, undefined, {
    execute,
    timeout: SECONDS,
  });
  known = { config, until: Date.now() + HOUR, found };
  return found;
}

/**
 * Sends somebody to the provider.
 * @returns where, and what to keep in the browser until they are back; null when the provider is silent
 */
export async function beginWorkLogin(
  config: OidcConfig,
  errand: Errand,
  origin: string,
): Promise<{ url: string; kept: string } | null> {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  let found: client.Configuration;
  try {
    found = await discover(config);
  } catch {
    return null;
  }
  const url = client.buildAuthorizationUrl(found, {
    redirect_uri: origin + RETURN_PATH,
    scope: config.scope,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...(errand.as === 'deltaker' && errand.shared && askAnew(found)),
    ...(config.acr.length > 0 && { acr_values: config.acr.join(' ') }),
  });
  const kept = Buffer.from(JSON.stringify({ verifier, state, nonce, errand })).toString('base64url');
  return { url: url.href, kept };
}

/** On a shared device the provider may still know the last one: who it is now is asked, in a way the provider knows. */
function askAnew(found: client.Configuration): { prompt?: string } {
  const known = found.serverMetadata()['prompt_values_supported'];
  const prompt = ['select_account', 'login'].find((one) => !Array.isArray(known) || known.includes(one));
  return prompt ? { prompt } : {};
}

/**
 * Whoever comes back from the provider.
 * @param kept what `beginWorkLogin` left in the browser
 * @param search the address's `?…`
 */
export async function finishWorkLogin(
  config: OidcConfig,
  kept: string | undefined,
  search: string,
  origin: string,
): Promise<{ errand: Errand | null; account: WorkAccount } | { errand: Errand | null; none: NoAccount }> {
  const begun = readKept(kept);
  if (!begun) return { errand: null, none: 'avvist' };
  const { errand } = begun;
  let found: client.Configuration;
  try {
    found = await discover(config);
  } catch {
    return { errand, none: 'stille' };
  }
  try {
    const checks = {
      pkceCodeVerifier: begun.verifier,
      expectedState: begun.state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
    };
    const tokens = await client.authorizationCodeGrant(found, new URL(origin + RETURN_PATH + search), checks);
    const claims = tokens.claims();
    const account = claims && readClaims(config, claims);
    return account ? { errand, account } : { errand, none: 'avvist' };
  } catch (error) {
    const wentBack = error instanceof client.AuthorizationResponseError && error.error === 'access_denied';
    return { errand, none: wentBack ? 'avbrutt' : 'avvist' };
  }
}

function readKept(kept: string | undefined) {
  try {
    const { verifier, state, nonce, errand } = JSON.parse(
      Buffer.from(kept ?? '', 'base64url').toString(),
    ) as Record<string, unknown>;
    const { as, shared, join, next } = errand as Record<string, unknown>;
    if (typeof verifier !== 'string' || typeof state !== 'string' || typeof nonce !== 'string')
      return undefined;
    if ((as !== 'hr' && as !== 'deltaker') || verifier === '' || state === '' || nonce === '')
      return undefined;
    const safe: Errand = {
      as,
      shared: shared === true,
      join: join === true,
      next: nextFor(as, String(next)),
    };
    return { verifier, state, nonce, errand: safe };
  } catch {
    return undefined;
  }
}

/** @returns null when the login was not strong enough, for another tenant, or lacks a subject */
function readClaims(config: OidcConfig, claims: client.IDToken): WorkAccount | null {
  if (config.acr.length > 0 && !config.acr.includes(String(claims.acr))) return null;
  if (config.tenant !== null && claims['tid'] !== config.tenant) return null;
  const { roles, subject } = config;
  const own = subject ? text(claims[subject.claim]) : claims.sub;
  if (!own) return null;
  const values = roles ? [claims[roles.claim]].flat().map(String) : [];
  const given = values.map((value) => roles?.meaning.get(value));
  return {
    issuer: claims.iss,
    subject: subject ? coded(own, subject.key) : own,
    number: config.numberClaim ? text(claims[config.numberClaim]) : null,
    role: roles ? (ROLES.find((role) => given.includes(role)) ?? null) : undefined,
    name: text(claims['name']),
  };
}

function text(claim: unknown): string | null {
  const value = typeof claim === 'number' ? String(claim) : claim;
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 80) : null;
}
