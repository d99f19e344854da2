/** Those who sit in HR, the leaders, and what HR has agreed with people. */
import { addDays } from '#lib/course/day.ts';
import type { Course } from '#lib/course/course.ts';
import type { Store } from '#lib/server/database.ts';
import { linksCsv } from '#lib/server/links-export.ts';
import { appointmentId, personId } from '#lib/server/person-id.ts';
import type { Chance } from './chance.ts';
import type { Told } from './history.ts';

/** Ids of accounts. */
export interface Desk {
  administrator: string;
  hr: string;
  secretariat: string;
  /** Leads this, and all below. */
  leader: string;
}

/** The unit whose leader can be looked in as. */
const LED = 'Helse og mestring';

export async function openDesk(store: Store, now: Date): Promise<Desk> {
  const created_at = now.toISOString();
  const [administrator, hr, secretariat, leader] = Array.from({ length: 4 }, () => crypto.randomUUID());
  const desk = { administrator, hr, secretariat, leader } as Desk;
  const rest = { person: null, created_at, closed_at: null };
  await store.db
    .insertInto('account')
    .values([
      { id: desk.administrator, role: 'administrator', name: 'Administrator i demoen', ...rest },
      { id: desk.hr, role: 'hr', name: 'HR i demoen', ...rest },
      { id: desk.secretariat, role: 'sekretariat', name: 'Politisk sekretariat i demoen', ...rest },
    ])
    .execute();
  return desk;
}

/** One of the leaders enters HR's pages. */
export async function openLeader(store: Store, told: readonly Told[], desk: Desk, now: Date): Promise<void> {
  const head = told.find(({ leads }) => leads === LED) as Told;
  const name = `${head.firstName} ${head.lastName}`;
  const times = { created_at: now.toISOString(), closed_at: null };
  await store.db
    .insertInto('account')
    .values({ id: desk.leader, role: 'leder', name, person: personId(head.ansattnr), ...times })
    .execute();
}

const REASONS = {
  permisjon: ['Permisjon', 'Videreutdanning', 'Foreldrepermisjon'],
  fritak: ['Slutter innen fristen', 'Vikariat på to uker'],
  utsettelse: ['Turnus uten fri til kurs', 'Ny i to stillinger', 'Venter på utstyr'],
} as const;
const KINDS = ['permisjon', 'utsettelse', 'fritak', 'utsettelse'] as const;
/** Of those who have not completed what they were asked. */
const EXEMPT = 14;

/** Some of those who are not done have a reason that HR knows of. */
export async function exempt(store: Store, chance: Chance, told: readonly Told[], by: string, today: string) {
  const open = told.filter(
    ({ rounds, ends, role }) => !ends && role === 'ansatt' && !rounds.at(-1)?.complete,
  );
  const rows = open
    .filter((_, i) => i % 3 === 1)
    .slice(0, EXEMPT)
    .map(({ ansattnr, role }, i) => {
      const kind = KINDS[i % KINDS.length] as (typeof KINDS)[number];
      const days = { permisjon: chance.between(20, 200), fritak: null, utsettelse: chance.between(5, 40) }[
        kind
      ];
      const from = addDays(today, -chance.between(3, 60));
      return {
        ...{
          id: crypto.randomUUID(),
          appointment: appointmentId(personId(ansattnr), role),
          kind,
          made_by: by,
        },
        ...{
          from_day: from,
          to_day: days === null ? null : addDays(today, days),
          reason: chance.pick(REASONS[kind]),
        },
        ...{ created_at: `${from}T09:00:00.000Z`, withdrawn_at: null },
      };
    });
  await store.db.insertInto('exemption').values(rows).execute();
}

/** Everybody who is not done has a personal link. The file they would be sent from is nobody's, and so is its address. */
export async function sendLinks(store: Store, course: Course, by: string, now: Date): Promise<void> {
  await linksCsv(store, course, 'http://localhost', undefined, by, now);
}
