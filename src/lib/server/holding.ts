/**
 * What still holds, and what counts for the round somebody is in, as SQL over an appointment and its last completion.
 * The rules are the course's own (`course/round.ts`); they stand here once more so that whole municipalities are
 * counted in the database.
 */
import { sql, type RawBuilder } from 'kysely';
import type { AsOf, Opened } from './as-of.ts';
import type { Day } from './days.ts';

/** What a marked change has opened again: mastered before it, and not after. */
const openedAgain = ({ role, scenario, posting, older, newer }: Opened, { now }: AsOf) => sql<boolean>`(
  appointment.role = ${role} ${posting ? sql`and completion.posts = 1` : sql``}
  and ${mastered(scenario, older, now)} and not ${mastered(scenario, newer, now)})`;

const mastered = (scenario: string, editions: readonly string[], now: string) =>
  editions.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`exists (
        select 1 from outcome where outcome.person = appointment.person and outcome.scenario = ${scenario}
        and outcome.received_at <= ${now} and outcome.edition in (${sql.join(editions)}))`;

/** A marked change has opened it again. */
export function changed(asOf: AsOf): RawBuilder<boolean> {
  const opened = asOf.opened.map((one) => openedAgain(one, asOf));
  return opened.length === 0 ? sql`false` : sql`(${sql.join(opened, sql` or `)})`;
}

/** What is said of the first change that has opened it again; null when none has. */
export function ofChange(asOf: AsOf, say: (one: Opened) => Day): Day {
  if (asOf.opened.length === 0) return sql`null`;
  const first = asOf.opened.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const cases = first.map((one) => sql`when ${openedAgain(one, asOf)} then ${say(one)}`);
  return sql`case ${sql.join(cases, sql` `)} end`;
}

/** The last day is not over; for a politician who has not yet met it must last until they do. */
export const lasts = ({ today }: AsOf) => sql<boolean>`(completion.valid_to is null or (
  completion.valid_to >= ${today} and (appointment.role = 'ansatt' or completion.valid_to >= appointment.starts)))`;

/** There is a completion, whatever came later, and it holds. */
export const holds = (asOf: AsOf) =>
  sql<boolean>`(completion.id is not null and ${lasts(asOf)} and not ${changed(asOf)})`;

/** The day from which what is done counts for the round somebody is in; '' when everything does. */
function counts({ periods, today }: AsOf): RawBuilder<string> {
  const last = periods.at(-1);
  if (!last) return sql`coalesce(completion.renews_from, '')`;
  const [current, ...later] = periods as [(typeof periods)[0], ...typeof periods];
  const begins = later
    .reverse()
    .map(({ from, counts }) => sql`when appointment.starts >= ${from} then ${counts}`);
  return sql`coalesce(case
    when appointment.role = 'ansatt' then completion.renews_from
    when appointment.starts > ${today} and appointment.starts > ${last.to} then completion.renews_from
    ${sql.join(begins, sql` `)} else ${current.counts} end, '')`;
}

/** Begun: something is receipted that counts for the role and the round. Where only what was changed is left, much is. */
export const begun = (asOf: AsOf) => sql<boolean>`(
  (completion.id is not null and ${lasts(asOf)})
  or exists (
    select 1 from outcome join edition on edition.hash = outcome.edition
    where outcome.person = appointment.person and edition.audience in (appointment.role, 'begge')
    and outcome.received_at <= ${asOf.now} and outcome.finished_at >= ${counts(asOf)}
  ) or exists (
    select 1 from confirmation
    where confirmation.person = appointment.person and confirmation.role in (appointment.role, 'begge')
    and confirmation.received_at <= ${asOf.now} and confirmation.said_at >= ${counts(asOf)}
  ))`;
