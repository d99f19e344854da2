/**
 * What a status is, as one would write it by hand for this course alone: no election periods, and no deadline moved by
 * leave. Floors for the overview and the export are made of it.
 */
import type { Engine } from '#lib/server/testing/engines.ts';

/**
 * @param today `YYYY-MM-DD`
 * @param now ISO 8601
 * @returns SQL: `stood`, a select of every appointment with what its status needs, and over it `status` and `due`
 */
export function bareStatus(kind: Engine, today: string, now: string) {
  const [latest, due, done] =
    kind === 'postgres'
      ? [
          'greatest',
          `to_char(stood.asked::date + 30, 'YYYY-MM-DD')`,
          `to_char(stood.completed_at::timestamptz at time zone 'Europe/Oslo', 'YYYY-MM-DD')`,
        ]
      : ['max', `date(stood.asked, '+30 days')`, `date(stood.completed_at, '+1 hour')`];
  const status = `case
      when stood.holds and ${done} > coalesce(stood.renewed, ${due}) then 'fullfort-sent'
      when stood.holds then 'fullfort'
      when stood.exempt then 'fritatt'
      when stood.valid_to < '${today}' then 'utlopt'
      when ${due} < '${today}' then 'forfalt'
      when exists (select 1 from outcome where outcome.person = stood.person and outcome.received_at <= '${now}')
        or exists (select 1 from confirmation where confirmation.person = stood.person
          and confirmation.received_at <= '${now}') then 'paabegynt'
      else 'ikke-begynt' end`;
  const stood = `select appointment.id, appointment.unit, appointment.role, appointment.person, appointment.starts,
      substr(appointment.created_at, 1, 10) as assigned, person.ansattnr, person.first_name, person.last_name, person.email,
      completion.completed_at, completion.received_at, completion.course_edition, completion.guideline,
      completion.language, completion.login, completion.receipt, completion.valid_to,
      completion.id is not null and (completion.valid_to is null or completion.valid_to >= '${today}') as holds,
      prior.valid_to as renewed, ${latest}(appointment.starts, substr(appointment.created_at, 1, 10)) as asked,
      exists (select 1 from exemption where exemption.appointment = appointment.id
        and exemption.withdrawn_at is null and exemption.kind <> 'utsettelse' and exemption.from_day <= '${today}'
        and (exemption.to_day is null or exemption.to_day >= '${today}')) as exempt
    from appointment join person on person.id = appointment.person
    left join completion on completion.appointment = appointment.id and completion.received_at <= '${now}'
      and not exists (select 1 from completion as later where later.appointment = completion.appointment
        and later.round > completion.round and later.received_at <= '${now}')
    left join completion as prior on prior.appointment = completion.appointment
      and prior.round = completion.round - 1
    where person.erased_at is null and (appointment.ends is null or appointment.ends > '${today}')`;
  return { stood, status, due };
}
