/** The network between devices and server: late, twice, not at all, or somebody else's page. */
import type { VirtualClock } from './clock.ts';
import type { Answer, ModelServer } from './server.ts';

/** What becomes of one request. `there`, `back`: milliseconds on the way. */
export type Fate =
  | { kind: 'well'; there: number; back: number }
  /** Never arrives. */
  | { kind: 'dropped'; there: number }
  /** Arrives and is acted upon; the answer is lost. */
  | { kind: 'answer lost'; there: number; back: number }
  /** Arrives twice. */
  | { kind: 'twice'; there: number; back: number; later: number }
  /** Nothing for ever, though it arrived. */
  | { kind: 'hangs'; there: number }
  /** The answer is cut in the middle. */
  | { kind: 'cut'; there: number; back: number }
  | { kind: 'portal' }
  | { kind: 'redirect' }
  | { kind: 'busy'; status: 429 | 503; after: number };

export interface Jar {
  cookie: string | undefined;
}

/** What httpContact needs of a Response. */
const reply = (status: number, type: string, text: string, after = '') => ({
  status,
  ok: status < 300,
  type: status === 302 ? 'opaqueredirect' : 'basic',
  headers: { get: (name: string) => ({ 'content-type': type, 'retry-after': after })[name] ?? null },
  json: async (): Promise<unknown> => JSON.parse(text),
});
type Reply = ReturnType<typeof reply>;

export class Network {
  fates: Fate[] = [];
  /** Everything goes well from now on. */
  calm = false;
  /** Told when the server throws: a fault of ours. */
  onFault: (error: unknown) => undefined = () => undefined;
  #clock: VirtualClock;
  #server: ModelServer;
  #next = 0;
  /** Told about every answer as the server gives it, arrived or not. */
  onAnswer: (answer: Answer, path: string) => void = () => {};

  constructor(clock: VirtualClock, server: ModelServer) {
    this.#clock = clock;
    this.#server = server;
  }

  /**
   * As `fetch`. @param patience milliseconds until the caller gives up
   * @param jar the device's cookies  @param reachable whether the device has a connection, asked when it matters
   */
  fetch(
    path: string,
    body: string | undefined,
    patience: number,
    jar: Jar,
    reachable: () => boolean,
  ): Promise<Reply> {
    const fate: Fate = this.calm ? { kind: 'well', there: 20, back: 20 } : this.#draw();
    const { cookie } = jar;
    return new Promise((resolve, reject) => {
      const cut = () => reject(new TypeError('Failed to fetch'));
      this.#clock.after(patience, () => reject(new DOMException('timed out', 'TimeoutError')));
      if (!reachable()) return cut();
      const arrive = async (then: (answer: Answer) => void) => {
        if (!reachable()) return cut();
        this.#clock.busy++;
        const answer = await this.#server
          .handle(path, body, cookie, this.#clock.now)
          .catch(this.onFault)
          .finally(() => this.#clock.busy--);
        if (!answer) return cut();
        this.onAnswer(answer, path);
        then(answer);
      };
      const home = (answer: Answer, back: number) =>
        this.#clock.after(back, () => {
          if (!reachable()) return cut();
          if (answer.forget && jar.cookie === cookie) jar.cookie = undefined;
          const text = JSON.stringify(answer.body);
          resolve(reply(answer.status, 'application/json', fate.kind === 'cut' ? text.slice(0, -1) : text));
        });
      switch (fate.kind) {
        case 'portal':
          return resolve(reply(200, 'text/html', '<h1>Velkommen til gjestenettet</h1>'));
        case 'redirect':
          return resolve(reply(302, '', ''));
        case 'busy':
          return resolve(reply(fate.status, 'application/json', '{}', String(fate.after)));
        case 'dropped':
          return void this.#clock.after(fate.there, cut);
        case 'hangs':
          return void this.#clock.after(fate.there, () => void arrive(() => {}));
        case 'answer lost':
          return void this.#clock.after(
            fate.there,
            () => void arrive(() => void this.#clock.after(fate.back, cut)),
          );
        case 'twice':
          this.#clock.after(fate.there + fate.later, () => void arrive(() => {}));
      }
      this.#clock.after(fate.there, () => void arrive((answer) => void home(answer, fate.back)));
    });
  }

  #draw(): Fate {
    const fate = this.fates[this.#next++ % this.fates.length];
    return fate ?? { kind: 'well', there: 1, back: 1 };
  }
}
