/** One schedule: what happens, in which order, on which device, and what becomes of every request. */
import fc from 'fast-check';
import { POSTS } from '#lib/course/requirements.ts';
import { DOCUMENTS, GRAPHS, WALKS } from '#lib/server/testing/course.ts';
import { VirtualClock } from './clock.ts';
import { ModelDevice, type Playable } from './device.ts';
import { Network, type Fate } from './network.ts';
import { Oracle } from './oracle.ts';
import type { ModelServer } from './server.ts';

/** Steps of every schedule, at least. */
export const STEPS = 60;

type Name = keyof typeof GRAPHS;
const NAMES = Object.keys(GRAPHS) as Name[];
const DEVICES = 2;
const TABS = 2;

export type Event =
  | { do: 'play'; at: number; scenario: number; pick: number; afresh: boolean }
  | { do: 'confirm'; at: number; what: number }
  | { do: 'log in'; at: number; who: number }
  | { do: 'open'; at: number }
  | { do: 'kill'; at: number; after: number }
  | { do: 'hand in' | 'come online' | 'hide' | 'switch user' | 'erase here'; at: number }
  | { do: 'claim'; at: number; mine: boolean }
  | { do: 'forge'; at: number; scenario: number; how: number }
  | { do: 'connection'; device: number; is: boolean; told: boolean }
  | { do: 'wait'; ms: number }
  | { do: 'crash server'; after: number }
  | { do: 'back up' | 'restore' | 'expire sessions' }
  | { do: 'erase person'; who: number };

export interface Schedule {
  /** Who is logged in on which device when it begins; nobody: `null`. */
  begins: (number | null)[];
  events: Event[];
  fates: Fate[];
}

/** What can be confirmed and answered. */
const SAYINGS = [
  ...DOCUMENTS.map(({ id, version }) => ({ what: id, says: version, role: 'begge' as const })),
  { what: POSTS, says: 'nei', role: 'ansatt' as const },
  { what: POSTS, says: 'ja', role: 'begge' as const },
  { what: POSTS, says: 'nei', role: 'begge' as const },
  { what: POSTS, says: 'ja', role: 'folkevalgt' as const },
];

const at = fc.nat(DEVICES * TABS - 1);
const device = fc.nat(DEVICES - 1);
const who = fc.nat(2);
const scenario = fc.nat(NAMES.length - 1);
const mostly = fc.nat(3).map((n) => n > 0);
const is = <T extends string>(...names: T[]) => fc.constantFrom(...names);

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 26,
    arbitrary: fc.record({
      do: is('play'),
      at,
      scenario,
      pick: fc.constantFrom(0, 0, 0, 1, 2),
      afresh: fc.nat(9).map((n) => n === 0),
    }),
  },
  { weight: 14, arbitrary: fc.record({ do: is('confirm'), at, what: fc.nat(SAYINGS.length - 1) }) },
  {
    weight: 18,
    arbitrary: fc.record({ do: is('wait'), ms: fc.constantFrom(5, 50, 500, 3_000, 25_000, 70_000) }),
  },
  { weight: 8, arbitrary: fc.record({ do: is('log in'), at, who }) },
  { weight: 6, arbitrary: fc.record({ do: is('open'), at }) },
  { weight: 6, arbitrary: fc.record({ do: is('kill'), at, after: fc.nat(12) }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: is('hand in', 'come online', 'hide', 'hide', 'switch user'), at }),
  },
  { weight: 1, arbitrary: fc.record({ do: is('erase here'), at }) },
  { weight: 4, arbitrary: fc.record({ do: is('claim'), at, mine: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: is('forge'), at, scenario, how: fc.nat(3) }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: is('connection'), device, is: mostly, told: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ do: is('crash server'), after: fc.nat(25) }) },
  { weight: 3, arbitrary: fc.record({ do: is('back up') }) },
  { weight: 4, arbitrary: fc.record({ do: is('restore') }) },
  { weight: 1, arbitrary: fc.record({ do: is('expire sessions') }) },
  { weight: 1, arbitrary: fc.record({ do: is('erase person'), who }) },
);

const ms = fc.constantFrom(0, 5, 40, 200, 2_000, 9_000);
const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: is('well'), there: ms, back: ms }) },
  { weight: 2, arbitrary: fc.record({ kind: is('dropped'), there: ms }) },
  { weight: 3, arbitrary: fc.record({ kind: is('answer lost', 'cut'), there: ms, back: ms }) },
  { weight: 3, arbitrary: fc.record({ kind: is('twice'), there: ms, back: ms, later: ms }) },
  { weight: 1, arbitrary: fc.record({ kind: is('hangs'), there: ms }) },
  { weight: 1, arbitrary: fc.record({ kind: is('portal', 'redirect') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: is('busy'),
      status: fc.constantFrom(429 as const, 503 as const),
      after: fc.constantFrom(0, 5),
    }),
  },
);

export const schedules: fc.Arbitrary<Schedule> = fc.record({
  begins: fc.array(fc.option(who, { freq: 4 }), { minLength: DEVICES, maxLength: DEVICES }),
  events: fc.array(event, { minLength: STEPS, maxLength: STEPS + 20, size: 'max' }),
  fates: fc.array(fate, { minLength: 16, maxLength: 32, size: 'max' }),
});

/**
 * Runs one schedule, lets everything come to rest, and brings everybody back to every device.
 * @returns what was promised and not kept; nothing when all is well
 */
export async function run(server: ModelServer, { begins, events, fates }: Schedule): Promise<string[]> {
  const world = new World(server, fates);
  const first: Event[] = begins.map((who, at) =>
    who === null ? { do: 'open', at } : { do: 'log in', at, who },
  );
  for (const event of [...first, ...events]) {
    await world.happen(event);
    await world.look(event.do === 'kill' || event.do === 'open' || event.do === 'log in');
    if (world.oracle.broken.length > 0) return world.oracle.broken;
  }
  await world.calmDown();
  await world.everybodyBack();
  return world.oracle.broken;
}

class World {
  readonly oracle: Oracle;
  #server: ModelServer;
  #clock = new VirtualClock('2026-11-23T08:00:00.000Z');
  #network: Network;
  #devices: ModelDevice[];
  #backup: Uint8Array | undefined;
  #ids = 0;

  constructor(server: ModelServer, fates: Fate[]) {
    server.reset();
    this.#server = server;
    this.oracle = new Oracle(server);
    this.#network = new Network(this.#clock, server);
    this.#network.fates = fates;
    this.#network.onAnswer = (answer, path) => this.oracle.answered(answer, path);
    this.#network.onFault = (error) => this.oracle.threw(error);
    const around = {
      clock: this.#clock,
      network: this.#network,
      witness: this.oracle,
      newId: () => this.#newId(),
    };
    this.#devices = [new ModelDevice(0, false, around), new ModelDevice(1, true, around)];
  }

  async happen(event: Event): Promise<void> {
    const server = this.#server;
    const place = 'at' in event ? this.#at(event.at) : undefined;
    const tab = place?.device.tabs[place.tab];
    switch (event.do) {
      case 'play':
        tab?.play(this.#playable(event.scenario), event.pick, event.afresh);
        break;
      case 'confirm':
        tab?.confirm(SAYINGS[event.what] as (typeof SAYINGS)[number]);
        break;
      case 'log in':
        if (place) await this.#logIn(place.device, place.tab, server.people[event.who] as string);
        break;
      case 'open':
        await place?.device.openTab(place.tab);
        break;
      case 'kill':
        if (tab) tab.fuse = event.after;
        break;
      case 'hand in':
        tab?.do('handIn');
        break;
      case 'come online':
        tab?.do('online');
        break;
      case 'hide':
        tab?.do('leavePage');
        break;
      case 'switch user':
        tab?.do('switchUser');
        break;
      case 'erase here':
        tab?.do('erase');
        break;
      case 'claim':
        tab?.claim(event.mine);
        break;
      case 'forge':
        tab?.forge({ ...this.#forged(event.scenario, event.how), learner: tab.courier.report.learner });
        break;
      case 'connection': {
        const device = this.#devices[event.device] as ModelDevice;
        device.reachable = event.is;
        if (event.is && event.told) for (const tab of device.tabs) tab?.do('online');
        break;
      }
      case 'wait':
        await this.#clock.pass(event.ms);
        break;
      case 'crash server':
        server.fuse = event.after;
        // Whoever runs it starts it again.
        this.#clock.after(20_000, () => server.start());
        break;
      case 'back up':
        this.#backup = server.backup();
        break;
      case 'restore':
        if (!this.#backup) break;
        server.restore(this.#backup);
        this.oracle.restored();
        break;
      case 'expire sessions':
        server.expireSessions();
        break;
      case 'erase person':
        server.erase(server.people[event.who] as string);
        this.oracle.personErased(server.people[event.who] as string);
    }
    await this.#clock.rest();
  }

  /** @param disks whether to read what is on the devices as well */
  async look(disks = true): Promise<void> {
    this.oracle.lookAtServer();
    if (disks) for (const device of this.#devices) await this.oracle.lookAtDisk(device);
  }

  /** The network is back and quiet. What hung before gives up first; then the promise of 30 s begins. */
  async calmDown(): Promise<void> {
    this.#network.calm = true;
    this.#server.fuse = null;
    this.#server.start();
    for (const device of this.#devices) {
      device.reachable = true;
      for (const tab of device.tabs) if (tab) tab.fuse = null;
    }
    await this.#clock.pass(40_000);
    await this.#clock.pass(30_000);
    await this.look();
    for (const device of this.#devices) {
      await this.oracle.lookWhenQuiet(
        device,
        await this.#server.personOf(device.jar.cookie, this.#clock.now),
      );
      for (const tab of device.tabs) {
        // Only the tab in front is looked at, and it asks when it comes there.
        tab?.do('handIn');
        await this.#clock.pass(1_000);
        if (tab) await this.oracle.lookAtScreen(tab);
      }
    }
  }

  /** Everybody opens their link again on every device they have worked on. */
  async everybodyBack(): Promise<void> {
    for (const device of this.#devices) {
      for (const person of this.#server.people) {
        if (this.#server.erased.has(person)) continue;
        await this.#logIn(device, 0, person);
        await this.#clock.pass(1_000);
      }
    }
    await this.look();
    await this.oracle.lookAtTheEnd(this.#devices);
  }

  async #logIn(device: ModelDevice, tab: number, person: string): Promise<void> {
    if (!this.#server.up || !device.reachable || this.#server.erased.has(person)) return;
    // A session of its own second, as on a real clock.
    await this.#clock.pass(1);
    const cookie = await this.#server.login(person, device.shared, this.#clock.now).catch(() => undefined);
    if (!cookie) return;
    device.jar.cookie = cookie;
    await device.openTab(tab);
  }

  #at(at: number): { device: ModelDevice; tab: number } {
    return { device: this.#devices[at % DEVICES] as ModelDevice, tab: Math.floor(at / DEVICES) };
  }

  #playable(scenario: number): Playable {
    const name = NAMES[scenario] as Name;
    return { graph: GRAPHS[name], edition: this.#server.course.hashes[name] };
  }

  /** Steps that do not lead to mastering, handed in as if they did. */
  #forged(scenario: number, how: number) {
    const name = NAMES[scenario] as Name;
    const { graph, edition } = this.#playable(scenario);
    const walk = WALKS[name];
    const steps = [
      [],
      [...walk, ...walk],
      [{ scene: 'start', choice: 'tier' }],
      walk.map((step) => ({ ...step, scene: 'bra' })),
    ][how] as typeof walk;
    const role = graph.role === 'begge' ? ('ansatt' as const) : graph.role;
    const finishedAt = new Date(this.#clock.now).toISOString();
    return { id: this.#newId(), scenario: graph.id, edition, role, language: 'nb', finishedAt, steps };
  }

  #newId(): string {
    return `00000000-0000-4000-8000-${String(++this.#ids).padStart(12, '0')}`;
  }
}
