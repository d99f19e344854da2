/** Where the work accounts are, as the environment says it. `docs/innlogging.md` tells IT how to fill it in. */
import { readFileSync } from 'node:fs';
import { isLoopback } from './loopback.ts';
import type { Account } from './schema.ts';

export interface OidcConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
  scope: string;
  /** What the button calls it: «jobbkontoen», «ID-porten». */
  name: string;
  /** The claim with the roles (`roles`, `groups`), and what each of its values means here. Null: accounts are invited. */
  roles: { claim: string; meaning: ReadonlyMap<string, Account['role']> } | null;
  /** The claim with `ansattnr`; null when there is none. */
  numberClaim: string | null;
  /** One of these must be in the answer; empty: no demand. */
  acr: readonly string[];
  /** Entra's tenant, which must be in the answer; null: no demand. */
  tenant: string | null;
  /** Where the subject is another claim than `sub`: it is kept as a keyed hash, never as it is. */
  subject: { claim: string; key: string } | null;
}

const ROLES: readonly Account['role'][] = ['administrator', 'hr', 'sekretariat', 'leder'];

/**
 * @returns null when no work accounts are set up
 * @throws with one sentence for whoever starts the server when something is missing or wrong
 */
export function readOidc(env: NodeJS.ProcessEnv): OidcConfig | null {
  const given = (name: string) => env[name]?.trim() || null;
  const issuer = given('OIDC_ISSUER');
  if (!issuer) return null;
  const needed = (name: string, value: string | null) => {
    if (!value) throw new Error(`OIDC_ISSUER er satt, men ${name} mangler.`);
    return value;
  };
  const claim = given('OIDC_ROLE_CLAIM');
  const subject = given('OIDC_SUBJECT_CLAIM');
  const tenant = given('OIDC_TENANT');
  if (isForEverybody(readIssuer(issuer)) && !tenant)
    throw new Error('OIDC_ISSUER gjelder alle leietakere, men OIDC_TENANT mangler.');
  return {
    issuer: readIssuer(issuer),
    clientId: needed('OIDC_CLIENT_ID', given('OIDC_CLIENT_ID')),
    clientSecret: needed('OIDC_CLIENT_SECRET', secret(env, 'OIDC_CLIENT_SECRET')),
    scope: given('OIDC_SCOPE') ?? 'openid profile',
    name: given('OIDC_NAME') ?? 'jobbkontoen',
    roles: claim ? { claim, meaning: readRoles(needed('OIDC_ROLES', given('OIDC_ROLES'))) } : null,
    numberClaim: given('OIDC_NUMBER_CLAIM'),
    acr: (given('OIDC_ACR') ?? '').split(/[\s,]+/).filter(Boolean),
    tenant,
    subject: subject
      ? { claim: subject, key: readKey(needed('OIDC_SUBJECT_KEY', secret(env, 'OIDC_SUBJECT_KEY'))) }
      : null,
  };
}

/** A secret as it is, or the first line of a file (`…_FILE`), which does not show in a list of processes. */
function secret(env: NodeJS.ProcessEnv, name: string): string | null {
  const file = env[`${name}_FILE`]?.trim();
  if (!file) return env[name]?.trim() || null;
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch {
    throw new Error(`${name}_FILE peker på en fil som ikke kan leses: ${file}`);
  }
}

/** Only a machine's own address may be without https: that is for tests. */
function readIssuer(issuer: string): string {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url))) return issuer;
  throw new Error(`OIDC_ISSUER må begynne med https://, men er ${issuer}`);
}

/** Entra's addresses that let in any tenant's people: without a demand, the whole world's. */
const isForEverybody = (issuer: string) =>
  /^\/(common|organizations|consumers)(\/|$)/i.test(new URL(issuer).pathname);

/** `SunnFornuft.HR=hr, SunnFornuft.Leder=leder` */
function readRoles(text: string): Map<string, Account['role']> {
  const pairs = text.split(',').map((pair) => {
    const at = pair.lastIndexOf('=');
    const role = ROLES.find((one) => one === pair.slice(at + 1).trim());
    const value = pair.slice(0, at).trim();
    if (at > 0 && role && value) return [value, role] as const;
    throw new Error(
      `OIDC_ROLES skal være verdi=rolle med komma mellom, der rollen er ${ROLES.join(', ')}: ${pair}`,
    );
  });
  return new Map(pairs);
}

function readKey(key: string): string {
  if (key.length >= 32) return key;
  throw new Error('OIDC_SUBJECT_KEY må ha minst 32 tegn.');
}

let configured: OidcConfig | null | undefined;
/** The environment's, read once. */
export function oidcConfig(): OidcConfig | null {
  configured ??= readOidc(process.env);
  return configured;
}
