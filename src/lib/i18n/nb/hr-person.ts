/** Words of the page about one person. */
import { hr } from './hr.ts';

const { date } = hr;

export const person = {
  page: 'Person',
  number: 'Ansattnr',
  email: 'E-post',
  noEmail: 'ikke registrert',
  back: 'Til oversikten',
  leader: 'Nærmeste leder',
  noLeader: 'ingen er registrert',
  starts: 'Startdato',
  period: 'Valgperiode',
  deadline: 'Frist',
  noDeadline_: 'ingen nå',
  validTo: 'Gyldig til og med',
  roles: { ansatt: 'Ansatt', folkevalgt: 'Folkevalgt' },
  history: 'Fullføringer',
  noHistory: 'Ingen ennå.',
  historyCaption: 'Fullføringer, den siste først',
  round: 'Runde',
  completed: 'Fullført',
  received: 'Mottatt',
  edition: 'Kursutgave',
  guideline: 'Retningslinjer',
  login: 'Innlogging',
  receipt: 'Kvittering',
  noEnd: 'til videre',
  reminders: 'Påminnelser',
  noReminders: 'Ingen er sendt.',
  exemptions: 'Utsettelse, fritak og permisjon',
  noExemptions: 'Ingen er registrert.',
  kinds: { utsettelse: 'Utsettelse', fritak: 'Fritak', permisjon: 'Permisjon' },
  span: (kind: 'utsettelse' | 'fritak' | 'permisjon', from: string, to: string | null) =>
    kind === 'utsettelse'
      ? `Utsettelse til ${date(to ?? from)}`
      : `${person.kinds[kind]} fra ${date(from)} ${to === null ? 'til videre' : `til og med ${date(to)}`}`,
  by: (name: string) => `Registrert av ${name}.`,
  wasWithdrawn: (day: string) => `Trukket tilbake ${date(day)}.`,
  withdraw: 'Trekk tilbake',
  withdrawFor: (what: string) => ` ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
  give: 'Registrer utsettelse, fritak eller permisjon',
  kind: 'Hva',
  kindMeans: {
    utsettelse: 'Utsettelse: en senere frist',
    fritak: 'Fritak: trenger ikke ta kurset i perioden',
    permisjon: 'Permisjon: fristen flyttes like mange dager',
  },
  from: 'Fra og med',
  fromMeans: 'Tomt betyr i dag. Brukes ikke ved utsettelse.',
  to: 'Til og med',
  toMeans: 'Ved utsettelse: den nye fristen. Ellers betyr tomt «til videre».',
  reason: 'Grunn',
  reasonMeans:
    'Skriv kort. Ikke skriv noe om helse eller andre private forhold: det holder med «permisjon» eller «avtalt med leder». Personen selv kan se det du skriver.',
  save: 'Registrer',
  noKind: 'Velg utsettelse, fritak eller permisjon.',
  noReason: (most: number) => `Skriv en kort grunn, høyst ${most} tegn.`,
  nationalId: 'Grunnen ser ut til å ha et fødselsnummer i seg. Ta det bort. Ingenting er lagret.',
  noDay: 'Skriv dagene som 2026-12-31.',
  noDeadline: 'En utsettelse må ha en ny frist.',
  backwards: 'Den siste dagen er før den første.',
  overlap:
    'Det er allerede registrert fritak eller permisjon på noen av disse dagene. Trekk det tilbake først, eller velg andre dager.',
  granted: {
    utsettelse: 'Utsettelsen er registrert.',
    fritak: 'Fritaket er registrert.',
    permisjon: 'Permisjonen er registrert.',
  },
  withdrawn: 'Det er trukket tilbake.',
  privacy: 'Hva noen har svart, er ikke lagret, og kan ikke vises.',
};
