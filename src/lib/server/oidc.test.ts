/** Logging in at a real provider on loopback, and everything an answer must not get away with. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readOidc, type OidcConfig } from './oidc-config.ts';
import { beginWorkLogin, finishWorkLogin, nextFor, readNoAccount, RETURN_PATH, type Errand } from './oidc.ts';
import { CLIENT, startProvider, type RunningProvider } from './testing/provider.ts';

const ORIGIN = 'http://localhost:4999';
const ERRAND: Errand = { as: 'hr', shared: false, join: false, next: '/hr' };

describe('a work account', () => {
  let provider: RunningProvider;
  let config: OidcConfig;
  const set = (more: Record<string, string> = {}) =>
    readOidc({
      ...{ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
      ...more,
    }) as OidcConfig;
  beforeAll(async () => void (provider = await startProvider(ORIGIN + RETURN_PATH)));
  afterAll(() => provider.stop());
  beforeEach(() => {
    Object.assign(provider, { claims: { sub: 'ingvild' }, turnsBack: false, tamper: null, forge: false });
    config = set();
  });

  const begin = async (errand = ERRAND) =>
    (await beginWorkLogin(config, errand, ORIGIN)) as { url: string; kept: string };
  const logIn = async (errand = ERRAND) => {
    const { url, kept } = await begin(errand);
    const back = await provider.visit(url);
    return finishWorkLogin(config, kept, back.search, ORIGIN);
  };
  const refused = { errand: ERRAND, none: 'avvist' };

  it('is who the provider says, by issuer and subject, and nothing of an e-mail address', async () => {
    provider.claims = { sub: 'ingvild', email: 'ingvild@example.no', name: 'Ingvild Moen' };
    const account = {
      issuer: provider.issuer,
      subject: 'ingvild',
      number: null,
      role: undefined,
      name: 'Ingvild Moen',
    };
    expect(await logIn()).toEqual({ errand: ERRAND, account });
  });

  it('is asked for with PKCE, state and nonce, new ones each time, and the secret stays here', async () => {
    const [a, b] = [new URL((await begin()).url), new URL((await begin()).url)];
    expect(Object.fromEntries(a.searchParams)).toEqual({
      ...{
        client_id: CLIENT.id,
        response_type: 'code',
        scope: 'openid profile',
        code_challenge_method: 'S256',
      },
      redirect_uri: ORIGIN + RETURN_PATH,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(a.searchParams.get(name)).not.toBe(b.searchParams.get(name));
  });

  it('is chosen anew on a device that others use too, and there only', async () => {
    const prompt = async (errand: Partial<Errand>) =>
      new URL((await begin({ ...ERRAND, ...errand })).url).searchParams.get('prompt');
    expect(await prompt({ as: 'deltaker', shared: true })).toBe('select_account');
    expect(await prompt({ as: 'deltaker', shared: false })).toBeNull();
    expect(await prompt({ as: 'hr', shared: true })).toBeNull();
  });

  it('is asked for in a way the provider knows', async () => {
    const other = await startProvider(ORIGIN + RETURN_PATH, ['none', 'login']);
    config = set({ OIDC_ISSUER: other.issuer });
    const errand: Errand = { as: 'deltaker', shared: true, join: false, next: '/kurs' };
    const { url, kept } = await begin(errand);
    expect(new URL(url).searchParams.get('prompt')).toBe('login');
    const { search } = await other.visit(url);
    expect(await finishWorkLogin(config, kept, search, ORIGIN)).toMatchObject({
      account: { subject: 'ingvild' },
    });
    await other.stop();
  });

  it('brings roles and number where the claims are named', async () => {
    config = set({
      OIDC_ROLE_CLAIM: 'roles',
      OIDC_ROLES: 'Sf.HR=hr, Sf.Leder=leder',
      OIDC_NUMBER_CLAIM: 'employee_id',
    });
    provider.claims = { sub: 'x', roles: ['Sf.Leder', 'Annet', 'Sf.HR'], employee_id: 1007 };
    expect(await logIn()).toMatchObject({ account: { role: 'hr', number: '1007' } });
    provider.claims = { sub: 'x', roles: 'Sf.Leder', employee_id: ' ' };
    expect(await logIn()).toMatchObject({ account: { role: 'leder', number: null } });
    provider.claims = { sub: 'x', roles: ['constructor'] };
    expect(await logIn()).toMatchObject({ account: { role: null } });
    provider.claims = { sub: 'x' };
    expect(await logIn()).toMatchObject({ account: { role: null } });
  });

  it('keeps a fødselsnummer as a keyed hash and never as it is', async () => {
    const key = 'k'.repeat(32);
    config = set({ OIDC_SUBJECT_CLAIM: 'pid', OIDC_SUBJECT_KEY: key });
    provider.claims = { sub: 'pairwise', pid: '01017012345' };
    const answer = await logIn();
    expect(answer).toMatchObject({ account: { subject: expect.stringMatching(/^[0-9a-f]{64}$/) as string } });
    expect(JSON.stringify(answer)).not.toMatch(/01017012345|pairwise/);
    expect(await logIn()).toEqual(answer);
    config = set({ OIDC_SUBJECT_CLAIM: 'pid', OIDC_SUBJECT_KEY: 'l'.repeat(32) });
    expect(await logIn()).not.toEqual(answer);
    provider.claims = { sub: 'pairwise' };
    expect(await logIn()).toEqual(refused);
  });

  it('must be as strong as is demanded', async () => {
    config = set({ OIDC_ACR: 'substantial high' });
    expect(new URL((await begin()).url).searchParams.get('acr_values')).toBe('substantial high');
    provider.claims = { sub: 'x', acr: 'high' };
    expect(await logIn()).toMatchObject({ account: { subject: 'x' } });
    provider.claims = { sub: 'x', acr: 'low' };
    expect(await logIn()).toEqual(refused);
    provider.claims = { sub: 'x' };
    expect(await logIn()).toEqual(refused);
  });

  it('must be of the tenant that is demanded', async () => {
    config = set({ OIDC_TENANT: 'ringebu' });
    provider.claims = { sub: 'x', tid: 'ringebu' };
    expect(await logIn()).toMatchObject({ account: { subject: 'x' } });
    provider.claims = { sub: 'x', tid: 'another' };
    expect(await logIn()).toEqual(refused);
    provider.claims = { sub: 'x' };
    expect(await logIn()).toEqual(refused);
  });

  type Tamper = NonNullable<RunningProvider['tamper']>;
  const now = () => Math.floor(Date.now() / 1000);
  const tampered: [what: string, tamper: Tamper][] = [
    ['another nonce', (_, payload) => (payload['nonce'] = 'another')],
    ['no nonce', (_, payload) => delete payload['nonce']],
    ['another issuer', (_, payload) => (payload['iss'] = 'http://127.0.0.1:1')],
    ['another audience', (_, payload) => (payload['aud'] = 'another')],
    ['a time that is over', (_, payload) => (payload['exp'] = now() - 60)],
    ['no time', (_, payload) => delete payload['exp']],
    ['no subject', (_, payload) => delete payload['sub']],
    ['alg none', (header) => (header['alg'] = 'none')],
    ['another algorithm', (header) => (header['alg'] = 'HS256')],
  ];
  it.each(tampered)('with %s is refused', async (_, tamper) => {
    provider.tamper = tamper;
    expect(await logIn()).toEqual(refused);
    // It was the tampering: signed again as it was, it is good.
    provider.tamper = () => undefined;
    expect(await logIn()).toMatchObject({ account: { subject: 'ingvild' } });
  });

  it('signed with an unknown key is refused', async () => {
    provider.forge = true;
    expect(await logIn()).toEqual(refused);
  });

  it('whose answer is for another state, another browser or nobody is refused', async () => {
    const [mine, theirs] = [await begin(), await begin()];
    const { search } = await provider.visit(mine.url);
    const wrongState = search.replace(/state=[^&]*/, 'state=another');
    expect(await finishWorkLogin(config, mine.kept, wrongState, ORIGIN)).toEqual(refused);
    expect(await finishWorkLogin(config, mine.kept, search.replace(/&?state=[^&]*/, ''), ORIGIN)).toEqual(
      refused,
    );
    expect(await finishWorkLogin(config, theirs.kept, search, ORIGIN)).toEqual(refused);
    for (const nothing of [
      undefined,
      '',
      'x',
      Buffer.from('{}').toString('base64url'),
      Buffer.from('null').toString('base64url'),
    ])
      expect(await finishWorkLogin(config, nothing, search, ORIGIN)).toEqual({
        errand: null,
        none: 'avvist',
      });
  });

  it('whose answer says it is from another issuer is refused', async () => {
    const { url, kept } = await begin();
    const back = await provider.visit(url);
    expect(back.searchParams.get('iss')).toBe(provider.issuer);
    back.searchParams.set('iss', 'http://127.0.0.1:1');
    expect(await finishWorkLogin(config, kept, back.search, ORIGIN)).toEqual(refused);
  });

  it('whose code has been used is refused', async () => {
    const { url, kept } = await begin();
    const { search } = await provider.visit(url);
    expect(await finishWorkLogin(config, kept, search, ORIGIN)).toMatchObject({ account: {} });
    expect(await finishWorkLogin(config, kept, search, ORIGIN)).toEqual(refused);
  });

  it('may be turned back from, and that is no fault', async () => {
    provider.turnsBack = true;
    expect(await logIn()).toEqual({ errand: ERRAND, none: 'avbrutt' });
  });

  it('cannot be had from a provider that is silent, or calls itself something else', async () => {
    config = set({ OIDC_ISSUER: 'http://127.0.0.1:1' });
    expect(await beginWorkLogin(config, ERRAND, ORIGIN)).toBeNull();
    config = set({ OIDC_ISSUER: provider.issuer.replace('127.0.0.1', 'localhost') });
    expect(await beginWorkLogin(config, ERRAND, ORIGIN)).toBeNull();
  });

  it('is remembered with its errand, and an errand made up in the browser leads nowhere else', async () => {
    const learner: Errand = { as: 'deltaker', shared: true, join: true, next: '/min-side' };
    expect(await logIn(learner)).toMatchObject({ errand: learner });
    const { url, kept } = await begin();
    const made = JSON.parse(Buffer.from(kept, 'base64url').toString()) as { errand: Errand };
    made.errand = { as: 'hr', shared: 1 as never, join: 'ja' as never, next: 'https://evil.example' };
    const { search } = await provider.visit(url);
    const forged = Buffer.from(JSON.stringify(made)).toString('base64url');
    expect((await finishWorkLogin(config, forged, search, ORIGIN)).errand).toEqual(ERRAND);
  });
});

describe('where one is sent afterwards', () => {
  it.each([
    null,
    '',
    'https://evil.example',
    '//evil.example',
    '/..//evil.example',
    '/hr/../..',
    '/\\evil',
    '/hr?x',
    'javascript:alert(1)',
    '/api/me',
  ])('is never «%s»', (asked) => {
    expect(nextFor('hr', asked)).toBe('/hr');
    expect(nextFor('deltaker', asked)).toBe('/kurs');
  });
  it('is one of our own pages', () => {
    expect(nextFor('hr', '/hr/logg')).toBe('/hr/logg');
    expect(nextFor('deltaker', '/min-side')).toBe('/min-side');
    expect(nextFor('deltaker', '/hr')).toBe('/kurs');
    expect([readNoAccount('stille'), readNoAccount('<b>'), readNoAccount(null)]).toEqual([
      'stille',
      null,
      null,
    ]);
  });
});

describe('the environment', () => {
  const whole = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
  it('sets up no work accounts where it names no provider', () => {
    expect(readOidc({})).toBeNull();
    expect(readOidc({ OIDC_ISSUER: ' ', OIDC_CLIENT_ID: 'a' })).toBeNull();
  });
  it('is read', () => {
    const roles = { OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'CN=hr,o=x=hr'.replace(',o', ' o') };
    expect(readOidc({ ...whole, ...roles })?.roles?.meaning).toEqual(new Map([['CN=hr o=x', 'hr']]));
    expect(readOidc(whole)).toMatchObject({
      scope: 'openid profile',
      name: 'jobbkontoen',
      roles: null,
      acr: [],
    });
  });
  it('may be of any tenant only when it says which', () => {
    const OIDC_ISSUER = 'https://login.example/common/v2.0';
    expect(readOidc({ ...whole, OIDC_ISSUER, OIDC_TENANT: 'ringebu' })).toMatchObject({ tenant: 'ringebu' });
    expect(
      readOidc({ ...whole, OIDC_ISSUER: 'https://common.example/organizations-of-ours' }),
    ).not.toBeNull();
  });
  const faults: [Record<string, string>, string][] = [
    [{ OIDC_CLIENT_ID: '' }, 'OIDC_ISSUER er satt, men OIDC_CLIENT_ID mangler.'],
    [{ OIDC_CLIENT_SECRET: '' }, 'OIDC_ISSUER er satt, men OIDC_CLIENT_SECRET mangler.'],
    [{ OIDC_ISSUER: 'http://id.example' }, 'OIDC_ISSUER må begynne med https://, men er http://id.example'],
    [{ OIDC_ISSUER: 'x' }, 'OIDC_ISSUER må begynne med https://, men er x'],
    [
      { OIDC_CLIENT_SECRET_FILE: '/nowhere' },
      'OIDC_CLIENT_SECRET_FILE peker på en fil som ikke kan leses: /nowhere',
    ],
    ...['common', 'organizations', 'Common'].map((everybody): [Record<string, string>, string] => [
      { OIDC_ISSUER: `https://login.example/${everybody}/v2.0` },
      'OIDC_ISSUER gjelder alle leietakere, men OIDC_TENANT mangler.',
    ]),
    [{ OIDC_ROLE_CLAIM: 'roles' }, 'OIDC_ISSUER er satt, men OIDC_ROLES mangler.'],
    [
      { OIDC_ROLE_CLAIM: 'roles', OIDC_ROLES: 'a=hr,b=sjef' },
      'OIDC_ROLES skal være verdi=rolle med komma mellom, der rollen er administrator, hr, sekretariat, leder: b=sjef',
    ],
    [{ OIDC_SUBJECT_CLAIM: 'pid' }, 'OIDC_ISSUER er satt, men OIDC_SUBJECT_KEY mangler.'],
    [{ OIDC_SUBJECT_CLAIM: 'pid', OIDC_SUBJECT_KEY: 'short' }, 'OIDC_SUBJECT_KEY må ha minst 32 tegn.'],
  ];
  it.each(faults)('is told what is wrong with %j', (more, fault) => {
    expect(() => readOidc({ ...whole, ...more })).toThrow(new Error(fault));
  });
});
