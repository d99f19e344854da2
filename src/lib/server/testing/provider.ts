/** A real OpenID provider on loopback, and a browser that logs in at it. For tests only. */
import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { interactionPolicy } from 'oidc-provider';

export interface Claims {
  sub: string;
  [claim: string]: unknown;
}

export interface RunningProvider {
  issuer: string;
  /** Who logs in next, and with what in the answer. */
  claims: Claims;
  /** Null, or whoever logs in turns back. */
  turnsBack: boolean;
  /** Changes an id_token on its way: its header and payload. Signed again with the provider's key. */
  tamper: ((header: Record<string, unknown>, payload: Record<string, unknown>) => void) | null;
  /** Signs with a key that nobody knows. */
  forge: boolean;
  /** Goes where the provider is asked to, logs in there, and comes back. @returns the address it is sent back to */
  visit(url: string): Promise<URL>;
  stop(): Promise<void>;
}

export const CLIENT = { id: 'sunn-fornuft', secret: 'a secret for tests' };

/**
 * @param back the address it may send people back to
 * @param prompts what it says it can ask; when it says nothing, it can be asked to have an account chosen
 */
export async function startProvider(back: string, prompts?: string[]): Promise<RunningProvider> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  let handler: (...args: Parameters<ReturnType<Provider['callback']>>) => unknown = () => undefined;
  const server: Server = createServer((request, response) => void handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const running: RunningProvider = {
    ...{ issuer, claims: { sub: 'ingvild' }, turnsBack: false, tamper: null, forge: false },
    visit: (url) => visit(url, back),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const policy = interactionPolicy.base();
  if (!prompts) policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [back],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' }],
    } as never,
    cookies: { keys: [randomUUID()] },
    ttl: {
      Interaction: 600,
      Grant: 600,
      Session: 600,
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 600,
    },
    acrValues: ['substantial', 'high'],
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'tid', 'roles', 'employee_id', 'pid', 'name', 'email', 'acr'] },
    scopes: ['openid', 'profile'],
    features: { devInteractions: { enabled: false } },
    interactions: { policy, url: (_, interaction) => `/interaction/${interaction.uid}` },
    ...(prompts && { discovery: { prompt_values_supported: prompts } }),
    findAccount: (_, sub) => ({ accountId: sub, claims: () => running.claims }),
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId as string,
        accountId: context.oidc.session?.accountId as string,
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (context, next) => {
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (body?.id_token) body.id_token = onItsWay(body.id_token);
  });
  const callback = provider.callback();
  handler = async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response);
    const said = running.turnsBack
      ? { error: 'access_denied' }
      : {
          select_account: {},
          login: { accountId: running.claims.sub, acr: String(running.claims['acr'] ?? '') || undefined },
        };
    await provider.interactionFinished(request, response, said as never);
  };

  function onItsWay(token: string): string {
    if (!running.tamper && !running.forge) return token;
    const [header, payload] = token
      .split('.', 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>) as [
      Record<string, unknown>,
      Record<string, unknown>,
    ];
    running.tamper?.(header, payload);
    const text = [header, payload]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    if (header['alg'] === 'none') return `${text}.`;
    const signature = createSign('sha256')
      .update(text)
      .sign(running.forge ? stranger : privateKey);
    return `${text}.${signature.toString('base64url')}`;
  }
  return running;
}

async function visit(url: string, back: string): Promise<URL> {
  const jar = new Map<string, string>();
  let at = new URL(url);
  for (let hops = 0; hops < 10; hops++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name) jar.set(name, value as string);
    }
    const location = answer.headers.get('location');
    if (!location)
      throw new Error(`the provider stopped at ${at.pathname}: ${answer.status} ${await answer.text()}`);
    at = new URL(location, at);
    if (at.href.startsWith(back)) return at;
  }
  throw new Error('the provider goes in circles');
}
