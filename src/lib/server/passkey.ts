/**
 * HR's keys (WebAuthn). The key asks who holds it, by PIN or by body: one that was found or stolen opens nothing. What
 * is to be signed is kept here, works once, and for five minutes; it is taken before the answer is looked at, so a
 * faulty answer spends it too.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import { audit } from './audit.ts';
import type { Database, Store } from './database.ts';
import { readKeyAnswer } from './passkey-answer.ts';
import type { Challenge } from './schema.ts';
import { beginSession, type HrSession } from './session.ts';
import { shutWaysIn } from './ways-in.ts';

/** Bytes of a browser's answer; real ones are a few kB. */
export const MAX_BODY = 64 * 1024;
/** EdDSA, ES256, RS256: what every authenticator has. */
const ALGORITHMS = [-8, -7, -257];
const CHALLENGE_LIFE = 5 * 60_000;

/** Where we are, as the browser sees it. */
export interface Site {
  /** `https://kurs.kommune.no` */
  origin: string;
  /** What the key is called in the browser's own list. */
  name: string;
}
const rpId = (site: Site) => new URL(site.origin).hostname;

/** What the browser needs to make a key for this HR user. */
export async function registerOptions(
  store: Store,
  site: Site,
  hr: string,
  now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const keys = await store.db.selectFrom('passkey').select('id').where('hr', '=', hr).execute();
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: rpId(site),
    userName: `HR ${now.toISOString().slice(0, 10)}`,
    userDisplayName: site.name,
    userID: new TextEncoder().encode(hr),
    excludeCredentials: keys,
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await keepChallenge(store.db, options.challenge, 'register', hr, now);
  return options;
}

/**
 * Registers a key.
 * @param body the browser's answer, nothing else known of it
 * @returns null when refused; `token` is a new session's secret when the present one was only good for registering
 */
export async function registerKey(
  store: Store,
  site: Site,
  session: HrSession,
  body: unknown,
  now: Date,
): Promise<{ token: string | null } | null> {
  const answer = readKeyAnswer(body) as RegistrationResponseJSON | null;
  const challenge = answer && (await takeChallenge(store.db, answer, 'register', session.hr, now));
  const key = challenge && (await verified(() => verifyRegistration(site, answer, challenge)));
  return store.db.transaction().execute(async (tx) => {
    const byLink = session.login === 'engangslenke';
    const known =
      key && (await tx.selectFrom('passkey').select('id').where('id', '=', key.id).executeTakeFirst());
    // Whoever is let in by the work account is let out by it too: no key may outlive that.
    if (!key || known || session.login === 'oidc') return null;
    // Whoever came by the link that IT makes is an administrator.
    await tx
      .insertInto('account')
      .values({ id: session.hr, role: 'administrator', name: 'HR', created_at: now.toISOString() })
      .onConflict((c) => c.column('id').doNothing())
      .execute();
    if (byLink) await shutWaysIn(tx, session.hr);
    await tx
      .insertInto('passkey')
      .values({ ...key, hr: session.hr, created_at: now.toISOString(), last_used_at: null })
      .execute();
    await audit(store, { actor: 'hr', id: session.hr, action: 'passkey' }, now, tx);
    if (!byLink) return { token: null };
    await tx.deleteFrom('session').where('hr', '=', session.hr).execute();
    const begin = { kind: 'hr', hr: session.hr, invitation: null, login: 'passkey' } as const;
    return { token: await beginSession(tx, begin, now) };
  });
}

async function verifyRegistration(site: Site, response: RegistrationResponseJSON, challenge: string) {
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: rpId(site),
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  });
  if (!verified) return null;
  const { id, publicKey, counter, transports } = registrationInfo.credential;
  return {
    id,
    public_key: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: JSON.stringify(transports ?? []),
  };
}

/** What the browser needs to log in with any key it has for this site. The same for everybody. */
export async function loginOptions(
  store: Store,
  site: Site,
  now: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({ rpID: rpId(site), userVerification: 'required' });
  await keepChallenge(store.db, options.challenge, 'login', null, now);
  return options;
}

/** @returns a new session's secret, or null: unknown key, wrong signature, used or expired challenge */
export async function loginByKey(store: Store, site: Site, body: unknown, now: Date): Promise<string | null> {
  const answer = readKeyAnswer(body) as AuthenticationResponseJSON | null;
  const challenge = answer && (await takeChallenge(store.db, answer, 'login', null, now));
  if (!answer || !challenge) return null;
  const key = await store.db.selectFrom('passkey').selectAll().where('id', '=', answer.id).executeTakeFirst();
  const counter = key && (await verified(() => verifyLogin(site, answer, challenge, key)));
  if (!key || typeof counter !== 'number') return null;
  return store.db.transaction().execute(async (tx) => {
    // Of two answers that were checked against the same count, one is let in.
    const counted = await tx
      .updateTable('passkey')
      .set({ counter, last_used_at: now.toISOString() })
      .where('id', '=', key.id)
      .where('counter', '=', key.counter)
      .returning('id')
      .executeTakeFirst();
    if (!counted) return null;
    await audit(store, { actor: 'hr', id: key.hr, action: 'login', detail: { way: 'passkey' } }, now, tx);
    return beginSession(tx, { kind: 'hr', hr: key.hr, invitation: null, login: 'passkey' }, now);
  });
}

async function verifyLogin(
  site: Site,
  response: AuthenticationResponseJSON,
  challenge: string,
  key: { id: string; hr: string; public_key: string; counter: number },
): Promise<number | null> {
  const { userHandle } = response.response;
  if (userHandle && Buffer.from(userHandle, 'base64url').toString() !== key.hr) return null;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: rpId(site),
    // Refuses a count that does not grow, which is what a copied key gives; 0 means the key does not count.
    credential: {
      id: key.id,
      publicKey: new Uint8Array(Buffer.from(key.public_key, 'base64url')),
      counter: key.counter,
    },
    requireUserVerification: true,
  });
  return verified ? authenticationInfo.newCounter : null;
}

/** The library throws at whatever is wrong with an answer; to us all of it is «no». It asks no database. */
async function verified<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}

async function keepChallenge(
  db: Database,
  challenge: string,
  purpose: Challenge['purpose'],
  hr: string | null,
  now: Date,
): Promise<void> {
  await db.deleteFrom('challenge').where('expires_at', '<=', now.toISOString()).execute();
  const expires_at = new Date(now.getTime() + CHALLENGE_LIFE).toISOString();
  await db.insertInto('challenge').values({ challenge, purpose, hr, expires_at }).execute();
}

/** Takes the challenge an answer claims to sign. @returns it, or null when it is not there (any more) */
async function takeChallenge(
  db: Database,
  answer: { response: { clientDataJSON: string } },
  purpose: Challenge['purpose'],
  hr: string | null,
  now: Date,
): Promise<string | null> {
  const claimed = await verified(async () => decodeClientDataJSON(answer.response.clientDataJSON).challenge);
  if (typeof claimed !== 'string') return null;
  const taken = await db
    .deleteFrom('challenge')
    .where('challenge', '=', claimed)
    .where('purpose', '=', purpose)
    .where('hr', hr === null ? 'is' : '=', hr)
    .where('expires_at', '>', now.toISOString())
    .returning('challenge')
    .executeTakeFirst();
  return taken?.challenge ?? null;
}
