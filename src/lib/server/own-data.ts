/**
 * Everything the server has about one person, for that person: what HR hands out when somebody asks what is kept about
 * them. Never a token nor its hash: those are keys, not knowledge.
 */
import { audit } from './audit.ts';
import type { Database, Store } from './database.ts';
import { isCoded } from './work-account.ts';

/** Times are ISO 8601 in UTC, days are dates. The names of the fields are what the person reads: Norwegian. */
export interface OwnData {
  laget: string;
  person: {
    id: string;
    ansattnr: string;
    fornavn: string;
    etternavn: string;
    epost: string | null;
    lagtInn: string;
  };
  stillingerOgVerv: {
    rolle: string;
    enhet: string;
    starter: string;
    slutter: string | null;
    lagtInn: string;
  }[];
  fullforinger: {
    rolle: string;
    runde: number;
    fullfort: string;
    mottatt: string;
    gyldigTil: string | null;
    kursutgave: string;
    retningslinjer: string;
    sprak: string;
    innlogging: string;
    kvittering: string;
  }[];
  mestret: {
    hva: string;
    rolle: string;
    ferdig: string;
    mottatt: string;
    utgave: string;
    innlogging: string;
    kvittering: string;
  }[];
  bekreftet: { hva: string; svar: string; sagt: string; mottatt: string; kvittering: string }[];
  fritakOgUtsettelser: {
    rolle: string;
    type: string;
    fra: string;
    til: string | null;
    begrunnelse: string;
    opprettet: string;
    trukketTilbake: string | null;
  }[];
  paminnelser: { rolle: string; frist: string; paminnelse: string; sendt: string | null }[];
  mandagsbrev: { uke: string; sendt: string | null }[];
  lenker: { laget: string; utloper: string; gjortUgyldig: string | null; viserBare: string | null }[];
  innlogginger: {
    begynte: string;
    sistSett: string;
    utloper: string;
    innlogging: string;
    deltEnhet: boolean;
    viserBare: string | null;
  }[];
  /** `kontoId` is the provider's own; what we have coded is told of, and where it is from, but is nobody's to use. */
  jobbkontoer: { utsteder: string; kontoId?: string; lagretSom: 'id' | 'kode'; koblet: string }[];
  leder: { enhet: string }[];
  tilgangTilHr: { rolle: string; navn: string; opprettet: string; avsluttet: string | null }[];
}

/** @returns undefined when there is nobody, or they are erased: the two look alike */
export async function ownDataOf(db: Database, id: string, now: Date): Promise<OwnData | undefined> {
  const person = await db
    .selectFrom('person')
    .select([
      'id',
      'ansattnr',
      'first_name as fornavn',
      'last_name as etternavn',
      'email as epost',
      'created_at as lagtInn',
    ])
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  if (!person) return undefined;
  const sessions = await sessionsOf(db, id);
  return {
    laget: now.toISOString(),
    person,
    stillingerOgVerv: await appointmentsOf(db, id),
    fullforinger: await completionsOf(db, id),
    mestret: await db
      .selectFrom('outcome')
      .select([
        'scenario as hva',
        'role as rolle',
        'finished_at as ferdig',
        'received_at as mottatt',
        'edition as utgave',
        'login as innlogging',
        'receipt as kvittering',
      ])
      .where('person', '=', id)
      .orderBy('received_at')
      .execute(),
    bekreftet: await db
      .selectFrom('confirmation')
      .select([
        'what as hva',
        'says as svar',
        'said_at as sagt',
        'received_at as mottatt',
        'receipt as kvittering',
      ])
      .where('person', '=', id)
      .orderBy('received_at')
      .execute(),
    fritakOgUtsettelser: await exemptionsOf(db, id),
    paminnelser: await remindersOf(db, id),
    mandagsbrev: await db
      .selectFrom('digest')
      .select(['week as uke', 'sent_at as sendt'])
      .where('leader', '=', id)
      .orderBy('week')
      .execute(),
    lenker: await db
      .selectFrom('invitation')
      .select([
        'created_at as laget',
        'expires_at as utloper',
        'voided_at as gjortUgyldig',
        'only_role as viserBare',
      ])
      .where('person', '=', id)
      .orderBy('created_at')
      .execute(),
    innlogginger: sessions.map(({ shared, ...rest }) => ({ ...rest, deltEnhet: shared === 1 })),
    jobbkontoer: await workAccountsOf(db, id),
    leder: await db
      .selectFrom('leader')
      .innerJoin('unit', 'unit.id', 'leader.unit')
      .select('unit.name as enhet')
      .where('leader.person', '=', id)
      .orderBy('unit.name')
      .execute(),
    tilgangTilHr: await db
      .selectFrom('account')
      .select(['role as rolle', 'name as navn', 'created_at as opprettet', 'closed_at as avsluttet'])
      .where('person', '=', id)
      .orderBy('created_at')
      .execute(),
  };
}

/** The same, and the audit log says that it was handed out. */
export async function handOutOwnData(
  store: Store,
  id: string,
  hr: string,
  now: Date,
): Promise<OwnData | undefined> {
  return store.db.transaction().execute(async (tx) => {
    const data = await ownDataOf(tx, id, now);
    if (data) await audit(store, { actor: 'hr', id: hr, action: 'own-data' }, now, tx);
    return data;
  });
}

const appointmentsOf = (db: Database, id: string) =>
  db
    .selectFrom('appointment')
    .innerJoin('unit', 'unit.id', 'appointment.unit')
    .select([
      'appointment.role as rolle',
      'unit.name as enhet',
      'starts as starter',
      'ends as slutter',
      'created_at as lagtInn',
    ])
    .where('person', '=', id)
    .orderBy('starts')
    .execute();

const completionsOf = (db: Database, id: string) =>
  db
    .selectFrom('completion')
    .innerJoin('appointment', 'appointment.id', 'completion.appointment')
    .select([
      'appointment.role as rolle',
      'round as runde',
      'completed_at as fullfort',
      'received_at as mottatt',
      'valid_to as gyldigTil',
      'course_edition as kursutgave',
      'guideline as retningslinjer',
      'language as sprak',
      'login as innlogging',
      'receipt as kvittering',
    ])
    .where('appointment.person', '=', id)
    .orderBy('received_at')
    .execute();

const exemptionsOf = (db: Database, id: string) =>
  db
    .selectFrom('exemption')
    .innerJoin('appointment', 'appointment.id', 'exemption.appointment')
    .select([
      'appointment.role as rolle',
      'kind as type',
      'from_day as fra',
      'to_day as til',
      'reason as begrunnelse',
      'exemption.created_at as opprettet',
      'withdrawn_at as trukketTilbake',
    ])
    .where('appointment.person', '=', id)
    .orderBy('exemption.created_at')
    .execute();

const remindersOf = (db: Database, id: string) =>
  db
    .selectFrom('reminder')
    .innerJoin('appointment', 'appointment.id', 'reminder.appointment')
    .select(['appointment.role as rolle', 'deadline as frist', 'reminder as paminnelse', 'sent_at as sendt'])
    .where('appointment.person', '=', id)
    .orderBy('claimed_at')
    .execute();

/** Theirs as a learner, and as somebody in HR's pages. */
async function workAccountsOf(db: Database, id: string): Promise<OwnData['jobbkontoer']> {
  const rows = await db
    .selectFrom('identity')
    .select(['issuer as utsteder', 'subject as kontoId', 'created_at as koblet'])
    .where(({ eb, or, selectFrom }) =>
      or([
        eb('person', '=', id),
        eb('account', 'in', selectFrom('account').select('account.id').where('account.person', '=', id)),
      ]),
    )
    .orderBy('created_at')
    .execute();
  return rows.map(({ utsteder, kontoId, koblet }) =>
    isCoded(kontoId)
      ? { utsteder, lagretSom: 'kode', koblet }
      : { utsteder, kontoId, lagretSom: 'id', koblet },
  );
}

const sessionsOf = (db: Database, id: string) =>
  db
    .selectFrom('session')
    .select([
      'created_at as begynte',
      'last_seen_at as sistSett',
      'expires_at as utloper',
      'login as innlogging',
      'shared',
      'only_role as viserBare',
    ])
    .where('person', '=', id)
    .orderBy('created_at')
    .execute();
