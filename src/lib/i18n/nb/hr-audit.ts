/** Words of the audit log: one sentence for each kind of event, and what its check found. */
import { norwegianDay } from '#lib/course/day.ts';
import { hr } from './hr.ts';

type Detail = Record<string, string | number | boolean>;

const CLOCK = new Intl.DateTimeFormat('nb-NO', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  minute: '2-digit',
});
const time = (at: string) =>
  `${hr.date(norwegianDay(at))} kl. ${CLOCK.format(new Date(at)).replace(':', '.')}`;

const WAYS: Record<string, string> = {
  passkey: 'med passnøkkel',
  engangslenke: 'med engangslenke',
  lenke: 'med personlig lenke',
  oidc: 'med jobbkonto',
};
const ROLES: Record<string, string> = {
  administrator: 'administrator',
  hr: 'HR',
  sekretariat: 'politisk sekretariat',
  leder: 'leder',
};
const way = ({ way }: Detail) => (way === undefined ? '' : ` ${WAYS[String(way)] ?? String(way)}`);
const number = (value: unknown) => hr.number(Number(value ?? 0));

const people = (n: unknown) => (Number(n) === 1 ? 'én person' : `${number(n)} personer`);
const ERASED: Record<string, string> = {
  hr: 'Slettet',
  lagringstid: 'Slettet etter reglene for lagringstid',
  gjenopprettet: 'Slettet på nytt, etter at en sikkerhetskopi var lagt tilbake,',
};
const KEPT: Record<string, string> = {
  begrunnelser: 'begrunnelser',
  paaminnelser: 'påminnelser',
  lenker: 'personlige lenker',
  kontoer: 'navn på dem som hadde tilgang',
  okter: 'innlogginger',
  forsok: 'tellere og halvferdige ting',
};

const RELIEF: Record<string, string> = {
  fritak: 'et fritak',
  utsettelse: 'en utsettelse',
  permisjon: 'en permisjon',
};

/** What the filter calls an action, and what the log says of one. */
const actions: Record<string, { name: string; says: (detail: Detail, about: string | null) => string }> = {
  login: { name: 'Innlogging', says: (d) => `Logget inn${way(d)}.` },
  refused: {
    name: 'Avvist',
    says: (d) => (d['route'] === undefined ? `Ble avvist${way(d)}.` : `Ble avvist på ${d['route']}.`),
  },
  passkey: { name: 'Ny passnøkkel', says: () => 'Laget en passnøkkel.' },
  'hr-link': { name: 'Engangslenke fra IT', says: () => 'IT laget en engangslenke til en ny administrator.' },
  'account-open': {
    name: 'Tilgang gitt',
    says: (d, about) =>
      `Ga ${about ?? 'en kollega'} tilgang som ${ROLES[String(d['role'])] ?? String(d['role'])}.`,
  },
  'account-role': {
    name: 'Rolle endret',
    says: (d, about) =>
      `Endret rollen${about ? ` til ${about}` : ''}: ${ROLES[String(d['role'])] ?? String(d['role'])}.`,
  },
  'account-link': {
    name: 'Ny engangslenke',
    says: (_, about) => `Laget en ny engangslenke til ${about ?? 'en kollega'}.`,
  },
  'account-close': {
    name: 'Tilgang stengt',
    says: (_, about) => `Stengte tilgangen for ${about ?? 'en kollega'}.`,
  },
  identity: { name: 'Jobbkonto koblet', says: () => 'Koblet jobbkontoen til seg.' },
  'token-new': {
    name: 'Nøkkel til HR-system laget',
    says: (d, about) =>
      `Laget en nøkkel til ${about ?? 'et HR-system'}${d['to'] === undefined ? '' : `, som virker til og med ${hr.date(String(d['to']))}`}.`,
  },
  'token-revoke': {
    name: 'Nøkkel til HR-system trukket',
    says: (_, about) => `Trakk tilbake nøkkelen til ${about ?? 'et HR-system'}.`,
  },
  export: {
    name: 'Nedlasting',
    says: (d) =>
      d['what'] === 'links'
        ? `Laget personlige lenker til ${number(d['count'])} personer.`
        : d['file'] === 'api'
          ? `Et HR-system hentet ${number(d['rows'])} rader.`
          : `Lastet ned ${String(d['file'] ?? 'en liste')}.`,
  },
  import: {
    name: 'Import',
    says: (d) =>
      `Importerte en liste: ${number(d['added'])} nye, ${number(d['changed'])} endret${Number(d['ended'] ?? 0) > 0 ? `, ${number(d['ended'])} avsluttet` : ''}.`,
  },
  'add-person': { name: 'Person lagt til', says: () => 'La til en person.' },
  'edit-person': { name: 'Person endret', says: () => 'Endret opplysningene om en person.' },
  end: {
    name: 'Avsluttet',
    says: (d) =>
      Number(d['ended']) === 1
        ? 'Avsluttet én stilling eller ett verv.'
        : `Avsluttet ${number(d['ended'])} stillinger og verv.`,
  },
  exempt: {
    name: 'Fritak, utsettelse eller permisjon',
    says: (d) => `Registrerte ${RELIEF[String(d['kind'])] ?? 'et fritak'}.`,
  },
  'withdraw-exemption': {
    name: 'Fritak trukket tilbake',
    says: (d) => `Trakk tilbake ${RELIEF[String(d['kind'])] ?? 'et fritak'}.`,
  },
  deadlines: {
    name: 'Frister',
    says: (d) => `Endret fristene: ansatte ${String(d['ansatt'])}, folkevalgte ${String(d['folkevalgt'])}.`,
  },
  'void-link': { name: 'Lenke gjort ugyldig', says: () => 'Gjorde en personlig lenke ugyldig.' },
  letters: { name: 'Brev', says: (d) => `Laget brev til ${number(d['people'] ?? d['count'])} personer.` },
  'new-link': { name: 'Ny lenke sendt', says: () => 'Fikk en ny personlig lenke på e-post.' },
  erase: {
    name: 'Sletting',
    says: (d) => `${ERASED[String(d['why'])] ?? 'Slettet'} ${people(d['people'])}.`,
  },
  'own-data': { name: 'Egne opplysninger', says: () => 'Lastet ned alt som er lagret om en person.' },
  retention: { name: 'Lagringstid', says: () => 'Bestemte hvor lenge opplysninger lagres.' },
  'retained-out': {
    name: 'Over lagringstida',
    says: (d) =>
      `Slettet ${number(d['rows'])} som var over lagringstida: ${KEPT[String(d['kind'])] ?? 'annet'}.`,
  },
  reminders: {
    name: 'Påminnelser sendt',
    says: (d) => `Sendte ${number(d['sent'])} påminnelser. ${number(d['failed'])} gikk ikke.`,
  },
  digests: {
    name: 'Mandagsbrev sendt',
    says: (d) => `Sendte mandagsbrev til ${number(d['sent'])} ledere. ${number(d['failed'])} gikk ikke.`,
  },
  'reminders-on': { name: 'Påminnelser slått på', says: () => 'Slo på påminnelser.' },
  'reminders-off': { name: 'Påminnelser slått av', says: () => 'Slo av påminnelser.' },
  'audit-forget': {
    name: 'Gamle rader slettet',
    says: (d) => `Slettet ${number(d['rows'])} gamle rader i loggen, etter reglene for lagringstid.`,
  },
};
const known = (action: string) => (Object.hasOwn(actions, action) ? actions[action] : undefined);

export const log = {
  page: 'Logg',
  title: 'Hva som er gjort',
  intro:
    'Her står hvem som har logget inn, lastet ned, endret og blitt avvist. Hva noen har svart i kurset, står ingen steder.',
  actionName: (action: string) => known(action)?.name ?? action,
  says: (action: string, detail: Detail, about: string | null = null) =>
    known(action)?.says(detail, about) ?? `${action}.`,
  knows: (action: string) => known(action) !== undefined,
  time,
  kinds: { hr: 'HR', deltaker: 'Deltaker', system: 'Systemet', ukjent: 'Ukjent' },
  gone: { hr: 'Konto som er borte', deltaker: 'Slettet person', system: 'Systemet', ukjent: 'Ukjent' },

  filter: 'Vis et utvalg',
  action: 'Hva',
  who: 'Hvem',
  from: 'Fra og med',
  to: 'Til og med',
  everything: 'Alt',
  everybody: 'Alle',
  show: 'Vis',
  clear: 'Vis alt',
  found: (n: number) => (n === 1 ? '1 hendelse.' : `${hr.number(n)} hendelser.`),
  caption: 'Hendelser, de nyeste først',
  when: 'Når',
  nothing: 'Ingen hendelser her.',

  checkTitle: 'Er loggen urørt?',
  checkMeans:
    'Hver rad er låst til raden før. Kontrollen finner rader som er endret, slettet, flyttet eller kuttet bort.',
  check: 'Kontroller loggen',
  never: 'Loggen er ikke kontrollert ennå.',
  whole: (rows: number, at: string) => `Loggen er hel: ${hr.number(rows)} rader, kontrollert ${time(at)}.`,
  broken: (faults: number, at: string) =>
    faults === 1
      ? `Kontrollen ${time(at)} fant ett brudd.`
      : `Kontrollen ${time(at)} fant ${hr.number(faults)} brudd.`,
  brokenMeans:
    'Noen har endret i databasen utenom tjenesten, eller en sikkerhetskopi er delvis lest inn. Be IT se på det.',
  head: 'Siste rad og låsen dens, som du kan skrive ned og be IT kontrollere mot senere:',
  faults: {
    altered: (from: number) => `Rad ${from} er endret eller flyttet.`,
    missing: (from: number, to: number) =>
      from === to ? `Rad ${from} mangler.` : `Radene ${from} til ${to} mangler.`,
    truncated: (from: number, to: number) =>
      from === to
        ? `Rad ${from} er kuttet bort på slutten.`
        : `Radene ${from} til ${to} er kuttet bort på slutten.`,
    beyond: (from: number, to: number) =>
      from === to
        ? `Rad ${from} er lagt til utenom tjenesten.`
        : `Radene ${from} til ${to} er lagt til utenom tjenesten.`,
    headless: () => 'Opplysningen om hvor langt loggen er kommet, er borte.',
    noted: (from: number) => `Rad ${from} er ikke den som ble skrevet ned.`,
  },
  moreFaults: (n: number) => `… og ${hr.number(n)} til.`,
};
