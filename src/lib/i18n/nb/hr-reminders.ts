/** Words of HR's page about reminders. */
import { hr } from './hr.ts';
import type { Reminder } from '#lib/course/reminding.ts';

const mails = (count: number) => (count === 1 ? 'én påminnelse' : `${hr.number(count)} påminnelser`);

export const reminders = {
  page: 'Påminnelser',
  title: 'Påminnelser',
  intro:
    'De som ikke har fullført, får e-post 7, 3 og 1 dag før fristen og på selve dagen. Etter fristen får de én i uka, fire ganger. Deretter står de bare i mandagsbrevet til lederen sin.',
  never: 'Den som har fullført, er fritatt, er i permisjon eller har sluttet, får ingenting.',

  noServerTitle: 'E-post er ikke satt opp',
  noServer:
    'Ingen påminnelser går ut. IT kan sette opp e-post med innstillingen SMTP_URL. Imens kan du lage brev.',
  letters: 'Lag brev',

  on: 'Påminnelser er slått på',
  off: 'Påminnelser er slått av',
  since: (day: string) => `siden ${hr.date(day)}`,
  onMeans: 'De sendes mellom kl. 7 og 18. Slår du dem av, stanser de med en gang.',
  offMeans: 'Ingenting sendes. Se på planen og e-postene under før du slår dem på.',
  offPlan: 'Dette ville gått ut hvis påminnelsene var på.',
  turnOn: 'Slå på påminnelser',
  turnOff: 'Slå av påminnelser',
  sendNow: 'Send dagens nå',
  sendNowMeans: 'Du trenger ikke å vente til tjenesten gjør det selv. Ingen får samme påminnelse to ganger.',
  turnedOn: 'Påminnelsene er slått på.',
  turnedOff: 'Påminnelsene er slått av.',
  sentNow: (sent: number, failed: number) =>
    sent + failed === 0
      ? 'Det var ingen å sende til nå.'
      : `${sent === 1 ? 'Én påminnelse er' : `${hr.number(sent)} påminnelser er`} sendt.${failed > 0 ? ` ${hr.number(failed)} gikk ikke. Se under.` : ''}`,
  underWay: 'Påminnelsene sendes nå. Last siden på nytt om litt for å se hvordan det gikk.',
  unreached:
    'Vi fikk ikke kontakt med e-posttjeneren. Ingenting er sendt. Tjenesten prøver igjen av seg selv.',

  planTitle: 'De neste sju dagene',
  planCaption: 'Antall påminnelser hver dag den neste uka',
  planHint: 'Blir noen ferdige i mellomtida, blir det færre.',
  day: 'Dag',
  count: 'Antall',
  what: 'Hvilke',
  today: 'i dag',
  nothing: 'Ingen',
  kindCount: (kind: string, count: number) => `${kind}: ${hr.number(count)}`,
  whoToday: (count: number) => `Se hvem som får ${mails(count)} i dag`,
  whoCaption: 'De som får påminnelse i dag',
  moreToday: (count: number) => `Og ${hr.number(count)} til.`,
  withoutMail: (count: number) =>
    `${count === 1 ? 'Én person' : `${hr.number(count)} personer`} skulle hatt påminnelse denne uka, men har ingen e-postadresse.`,
  leaders: (count: number) =>
    count === 0
      ? 'Ingen ledere er registrert med e-postadresse, så ingen får mandagsbrevet.'
      : `${count === 1 ? 'Én leder' : `${hr.number(count)} ledere`} får mandagsbrevet når noen hos dem ikke har fullført.`,

  kinds: {
    'foer-7': '7 dager før fristen',
    'foer-3': '3 dager før fristen',
    'foer-1': 'Dagen før fristen',
    frist: 'På fristen',
    'uke-1': 'Første uka etter',
    'uke-2': 'Andre uka etter',
    'uke-3': 'Tredje uka etter',
    'uke-4': 'Fjerde uka etter',
  } satisfies Record<Reminder, string>,

  wrongTitle: 'Det som ikke gikk',
  wrongCaption: 'Påminnelser som ikke ble sendt, eller som kanskje ikke ble det',
  lastTitle: 'Sist sendt',
  lastCaption: 'De siste påminnelsene',
  lastNone: 'Ingen påminnelser er sendt ennå.',
  at: 'Når',
  name: 'Navn',
  unit: 'Enhet',
  kind: 'Påminnelse',
  why: 'Hvorfor',
  state: 'Status',
  states: { sendt: 'Sendt', feilet: 'Ikke sendt', usikker: 'Usikker', 'under-veis': 'Sendes nå' },
  faults: {
    adresse: 'Adressen er ikke en gyldig e-postadresse. Rett den under Personer.',
    avvist: 'E-posttjeneren tok ikke imot. Sjekk adressen under Personer.',
    midlertidig: 'E-posttjeneren var opptatt. Vi prøver igjen.',
    'ingen-forbindelse': 'Vi kom ikke fram til e-posttjeneren. Vi prøver igjen.',
    usikker: 'Forbindelsen ble brutt. E-posten kan ha kommet fram, så vi sender den ikke på nytt.',
  },

  previewTitle: 'Slik ser e-postene ut',
  previewHint: 'Navnene er oppdiktede. Lenka i eksemplet virker ikke.',
  previews: {
    'foer-7': '7 dager før fristen',
    'foer-3': '3 dager før fristen',
    'foer-1': 'Dagen før fristen',
    frist: 'På fristen',
    'uke-1': 'Hver uke etter fristen',
    'gaar-ut': 'Når kursbeviset går ut',
    leder: 'Mandagsbrevet til ledere',
    'ny-lenke': 'Når noen ber om ny lenke',
  },
  subject: 'Emne',
  seeLook: 'Se den som i e-posten',
  seeLookOf: (which: string) => `: ${which}`,
} as const;
