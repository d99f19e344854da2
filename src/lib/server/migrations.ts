/**
 * How the tables came to be. Forward only, each migration in a transaction of its own. A released migration is
 * never edited: what is to change comes as a new one at the end.
 */
import { sql, type Kysely } from 'kysely';
import { addMonths, norwegianDay } from '#lib/course/day.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<unknown>;
/** The two engines; `database.ts` opens them. */
type Kind = 'sqlite' | 'postgres';
interface Migration {
  name: string;
  up(db: Db, kind: Kind, now: Date): Promise<void>;
}

/** Any number will do, as long as every node takes the same. */
const LOCK = 4_711_2026;

const MIGRATIONS: readonly Migration[] = [
  { name: 'first', up: (db, kind) => run(db, kind, FIRST) },
  { name: 'limits and roster previews', up: (db, kind) => run(db, kind, LIMITS_AND_PREVIEWS) },
  { name: 'confirmations', up: (db, kind) => run(db, kind, CONFIRMATIONS) },
  { name: 'validity', up: (db, kind) => run(db, kind, VALIDITY) },
  { name: 'hr desk', up: (db, kind) => run(db, kind, HR_DESK) },
  { name: 'access', up: (db, kind) => run(db, kind, ACCESS) },
  { name: 'reminders', up: (db, kind) => run(db, kind, REMINDERS) },
  { name: 'tokens that end', up: tokensEnd },
  { name: 'links of one role', up: (db, kind) => run(db, kind, LINKS_OF_ONE_ROLE) },
];

/**
 * Brings the tables up to date. Safe when several nodes start at once.
 * @returns true when the database was empty
 * @throws when a newer version of the program has been here: an old one must not write into tables it does not know
 */
export async function migrate(
  { db, kind }: { db: Kysely<Tables>; kind: Kind },
  now: Date,
  migrations = MIGRATIONS,
): Promise<boolean> {
  let created = false;
  for (let done = false; !done;) {
    done = await db.transaction().execute(async (tx) => {
      if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
      await sql`create table if not exists migration (version integer primary key, name text not null, applied_at text not null)`.execute(
        tx,
      );
      const { rows } = await sql<{
        version: number | null;
      }>`select max(version) as version from migration`.execute(tx);
      const version = rows[0]?.version ?? 0;
      if (version > migrations.length) {
        throw new Error(
          `The database has schema version ${version}, this program knows ${migrations.length}. Start the newer program.`,
        );
      }
      const next = migrations[version];
      if (!next) return true;
      created ||= version === 0;
      await next.up(tx as unknown as Db, kind, now);
      await sql`insert into migration values (${version + 1}, ${next.name}, ${now.toISOString()})`.execute(
        tx,
      );
      return false;
    });
  }
  return created;
}

const FIRST = `
create table unit (
  id text primary key,
  name text not null
);
create unique index unit_name on unit (name);

create table person (
  id text primary key,
  ansattnr text not null,
  first_name text not null,
  last_name text not null,
  email text,
  created_at text not null,
  erased_at text
);
create unique index person_ansattnr on person (ansattnr);

create table appointment (
  id text primary key,
  person text not null references person,
  role text not null check (role in ('ansatt', 'folkevalgt')),
  unit text not null references unit,
  starts text not null,
  created_at text not null
);
create unique index appointment_once on appointment (person, role, unit);
create index appointment_unit on appointment (unit);

create table invitation (
  id text primary key,
  purpose text not null check (purpose in ('deltaker', 'hr')),
  token_hash text not null,
  person text references person,
  hr text,
  created_at text not null,
  expires_at text not null,
  used_at text,
  voided_at text,
  check ((purpose = 'deltaker') = (person is not null))
);
create unique index invitation_token on invitation (token_hash);
create index invitation_person on invitation (person);

create table session (
  id text primary key,
  kind text not null check (kind in ('deltaker', 'hr')),
  token_hash text not null,
  person text references person,
  hr text,
  invitation text references invitation,
  login text not null check (login in ('lenke', 'oidc', 'passkey', 'engangslenke')),
  shared integer not null check (shared in (0, 1)),
  created_at text not null,
  last_seen_at text not null,
  expires_at text not null,
  check ((kind = 'deltaker') = (person is not null)),
  check ((kind = 'hr') = (hr is not null))
);
create unique index session_token on session (token_hash);
create index session_person on session (person);
create index session_invitation on session (invitation);

create table passkey (
  id text primary key,
  hr text not null,
  public_key text not null,
  counter integer not null,
  transports text not null,
  created_at text not null,
  last_used_at text
);

create table challenge (
  challenge text primary key,
  purpose text not null check (purpose in ('register', 'login')),
  hr text,
  expires_at text not null
);

create table edition (
  hash text primary key,
  scenario text not null,
  audience text not null check (audience in ('ansatt', 'folkevalgt', 'begge')),
  body text not null,
  first_served text not null
);
create index edition_scenario on edition (scenario);

create table course_edition (
  hash text primary key,
  guideline text not null,
  body text not null,
  first_served text not null
);

create table outcome (
  attempt text primary key,
  person text not null references person,
  scenario text not null,
  role text not null check (role in ('ansatt', 'folkevalgt')),
  edition text not null references edition,
  language text not null,
  login text not null check (login in ('lenke', 'oidc')),
  finished_at text not null,
  received_at text not null,
  receipt text not null
);
create unique index outcome_receipt on outcome (receipt);
create index outcome_person on outcome (person, scenario);

create table completion (
  id text primary key,
  appointment text not null references appointment,
  round integer not null,
  course_edition text not null references course_edition,
  guideline text not null,
  language text not null,
  login text not null check (login in ('lenke', 'oidc')),
  completed_at text not null,
  received_at text not null,
  valid_to text,
  receipt text not null
);
create unique index completion_once on completion (appointment, round);
create unique index completion_receipt on completion (receipt);

create table audit (
  seq integer primary key,
  at text not null,
  actor_kind text not null check (actor_kind in ('hr', 'deltaker', 'system', 'ukjent')),
  actor text,
  action text not null,
  detail text not null,
  hash text not null
);

create table setting (
  key text primary key,
  value text not null
)`;

const LIMITS_AND_PREVIEWS = `
create table rate (
  key text primary key,
  count integer not null,
  ends_at text not null
);
create index rate_ends on rate (ends_at);

create table roster_preview (
  session text primary key references session on delete cascade,
  hash text not null,
  roster text not null,
  created_at text not null
)`;

const CONFIRMATIONS = `
create table document (
  id text not null,
  version text not null,
  audience text not null check (audience in ('ansatt', 'folkevalgt', 'begge')),
  first_served text not null,
  primary key (id, version)
);

create table confirmation (
  id text primary key,
  person text not null references person,
  role text not null check (role in ('ansatt', 'folkevalgt', 'begge')),
  what text not null,
  says text not null,
  said_at text not null,
  received_at text not null,
  receipt text not null
);
create unique index confirmation_receipt on confirmation (receipt);
create index confirmation_person on confirmation (person, role)`;

const VALIDITY = `
alter table completion add column renews_from text;
alter table completion add column posts integer not null default 0`;

const HR_DESK = `
create table account (
  id text primary key,
  role text not null check (role in ('administrator', 'hr', 'sekretariat', 'leder')),
  name text not null,
  person text references person,
  created_at text not null,
  closed_at text,
  check (role <> 'leder' or person is not null)
);
insert into account (id, role, name, created_at)
  select hr, 'administrator', 'HR', min(created_at) from passkey group by hr;

create table leader (
  unit text not null references unit,
  person text not null references person,
  primary key (unit, person)
);
create index leader_person on leader (person);

alter table appointment add column ends text;

create table exemption (
  id text primary key,
  appointment text not null references appointment,
  kind text not null check (kind in ('fritak', 'utsettelse', 'permisjon')),
  from_day text not null,
  to_day text,
  reason text not null,
  made_by text not null references account,
  created_at text not null,
  withdrawn_at text,
  check (kind <> 'utsettelse' or to_day is not null)
);
create index exemption_appointment on exemption (appointment)`;

const ACCESS = `
create table identity (
  issuer text not null,
  subject text not null,
  person text references person,
  account text references account,
  created_at text not null,
  primary key (issuer, subject),
  check (person is not null or account is not null)
);
create index identity_person on identity (person);
create index identity_account on identity (account);

create table api_token (
  id text primary key,
  name text not null,
  token_hash text not null,
  created_by text not null references account,
  created_at text not null,
  last_used_at text,
  revoked_at text
);
create unique index api_token_hash on api_token (token_hash);

insert into setting (key, value)
  select 'logg', '{"seq":' || seq || ',"hash":"' || hash || '"}' from audit
  where seq = (select max(seq) from audit)`;

const REMINDERS = `
create table reminder (
  id text primary key,
  appointment text not null references appointment,
  deadline text not null,
  reminder text not null check (reminder in ('foer-7', 'foer-3', 'foer-1', 'frist', 'uke-1', 'uke-2', 'uke-3', 'uke-4')),
  claimed_at text not null,
  sent_at text,
  failed_at text,
  fault text
);
create unique index reminder_once on reminder (appointment, deadline, reminder);
create index reminder_claimed on reminder (claimed_at);

create table digest (
  id text primary key,
  leader text not null references person,
  week text not null,
  claimed_at text not null,
  sent_at text,
  failed_at text,
  fault text
);
create unique index digest_once on digest (leader, week);
create index digest_claimed on digest (claimed_at);

create index person_email on person (email)`;

const LINKS_OF_ONE_ROLE = `
alter table invitation add column only_role text check (only_role in ('ansatt', 'folkevalgt'));
alter table session add column only_role text check (only_role in ('ansatt', 'folkevalgt'))`;

/** Tokens from before they ended get a year from now: a night's job must not stop on the day of an upgrade. */
async function tokensEnd(db: Db, kind: Kind, now: Date): Promise<void> {
  // Whoever forgets to say how long gets a token that is over.
  await run(db, kind, `alter table api_token add column valid_to text not null default ''`);
  await sql`update api_token set valid_to = ${addMonths(norwegianDay(now), 12)}`.execute(db);
}

async function run(db: Db, kind: Kind, text: string): Promise<void> {
  for (const statement of text.split(';')) {
    // STRICT makes SQLite refuse what PostgreSQL refuses.
    const strict = kind === 'sqlite' && statement.trimStart().startsWith('create table') ? ' strict' : '';
    await sql.raw(statement + strict).execute(db);
  }
}
