/** Words of the page on who enters HR's pages. */
import { norwegianDay } from '#lib/course/day.ts';
import { hr } from './hr.ts';

/** @param time ISO 8601 */
const day = (time: string) => hr.date(norwegianDay(time));

export const access = {
  page: 'Tilgang',
  title: 'Hvem som har tilgang',
  intro: 'Her gir du kolleger tilgang til HR-sidene, og tar den tilbake. Alt du gjør her, står i loggen.',
  roles: {
    administrator: 'Administrator',
    hr: 'HR',
    sekretariat: 'Politisk sekretariat',
    leder: 'Leder',
  },
  rolesMean: {
    administrator: 'Ser alle, og styrer tilgang og logg.',
    hr: 'Ser alle, laster opp lister og følger opp.',
    sekretariat: 'Ser bare de folkevalgte.',
  },

  listTitle: 'De som har tilgang',
  listCaption: 'Kontoer med rolle og innlogging',
  name: 'Navn',
  role: 'Rolle',
  way: 'Innlogging',
  used: 'Sist brukt',
  change: 'Endre',
  you: '(deg)',
  keys: (n: number) => (n === 1 ? 'Passnøkkel' : `${n} passnøkler`),
  work: 'Jobbkonto',
  waiting: (until: string) => `Engangslenka venter til ${day(until)}`,
  noWay: 'Kommer ikke inn. Lag en ny lenke.',
  usedOn: day,

  newLink: 'Ny engangslenke',
  newLinkMeans: 'For den som har mistet passnøkkelen. Den gamle virker til den nye er laget.',
  newLinkYes: 'Lag ny lenke',
  newRole: 'Ny rolle',
  newRoleMeans:
    'Gjelder med en gang. Henter dere roller fra jobbkontoen, gjelder den neste gang kontoen logger inn.',
  newRoleLabel: 'Rolle',
  newRoleYes: 'Endre rolle',
  changed: 'Rollen er endret.',
  close: 'Steng tilgangen',
  closeMeans: 'Kontoen blir logget ut med en gang, og passnøkkelen virker ikke mer.',
  closeYes: 'Ja, steng',
  of: (name: string) => ` for ${name}`,

  openTitle: 'Gi en kollega tilgang',
  openName: 'Navn',
  openRole: 'Hva skal kollegaen ha tilgang til?',
  openGo: 'Lag engangslenke',
  leaderTitle: 'Gi en leder tilgang',
  leaderIntro: 'En leder ser sin egen enhet og alle under den, og ingen andre.',
  leaderWho: 'Leder',
  leaderGo: 'Lag engangslenke til lederen',
  leaderNone:
    'Det er ingen ledere uten tilgang. Hvem som leder hvilken enhet, står i lista dere laster opp under Personer.',

  link: 'Engangslenka',
  linkFor: (name: string) => `Engangslenke til ${name}`,
  linkMeans:
    'Den vises bare nå, virker én gang og i sju døgn. Send den på en måte du stoler på: Den som bruker den først, får tilgangen.',
  closed: (tokens: readonly string[]) =>
    tokens.length === 0
      ? 'Tilgangen er stengt.'
      : `Tilgangen er stengt. Nøkler kontoen har laget, virker fortsatt: ${tokens.join(', ')}.`,
  closeTokens: (tokens: readonly string[]) =>
    `Kontoen har laget nøkler til ${tokens.join(', ')}. De virker videre. Kan noen andre ha tatt vare på dem, bør du lage nye og trekke de gamle tilbake.`,
  last: 'Dette er den eneste administratoren som kommer inn. Gi en kollega tilgang først, og vent til lenka er brukt.',
  gone: 'Kontoen finnes ikke lenger. Ingenting er endret.',
  noName: 'Skriv et navn på høyst 80 tegn, og velg en rolle.',
  nationalId: 'Navnet ser ut til å ha et fødselsnummer i seg. Ta det bort. Ingenting er lagret.',

  tokensTitle: 'Nøkler til HR-systemer',
  tokensIntro:
    'Et HR-system kan hente fullføringene selv, med en nøkkel. Den gir lesing av de samme kolonnene som i fila HR laster ned, og ingenting annet.',
  tokensDocs: 'Beskrivelse for IT (OpenAPI)',
  tokensCaption: 'Nøkler som er i bruk',
  tokensNone: 'Ingen nøkler er i bruk.',
  tokenName: 'Hva skal bruke nøkkelen?',
  tokenGo: 'Lag nøkkel',
  tokenMade: 'Laget',
  tokenNever: 'Ikke brukt ennå',
  tokenRevoke: 'Trekk tilbake',
  tokenRevokeMeans: 'Systemet får ikke hentet noe mer med denne nøkkelen.',
  tokenRevokeYes: 'Ja, trekk tilbake',
  tokenRevoked: 'Nøkkelen er trukket tilbake.',
  tokenFor: (name: string) => `Nøkkel til ${name}`,
  token: 'Nøkkelen',
  tokenMeans: 'Den vises bare nå. Legg den rett inn i systemet, og lagre den ikke andre steder.',
  noTokenName: 'Skriv hva som skal bruke nøkkelen, med høyst 80 tegn, og velg hvor lenge den skal virke.',
  tokenBy: 'Laget av',
  tokenByGone: 'har ikke tilgang lenger',
  tokenEnds: 'Virker til og med',
  tokenOver: 'Er gått ut',
  tokenSoon: 'Går ut snart',
  tokenMonths: 'Hvor lenge skal den virke?',
  tokenLasts: { 3: '3 måneder', 12: '1 år', 24: '2 år' },
  tokensEnding: (tokens: readonly { name: string; validTo: string }[]) =>
    `Snart går ${tokens.length === 1 ? 'en nøkkel' : 'noen nøkler'} ut: ${tokens.map(({ name, validTo }) => `${name} virker til og med ${hr.date(validTo)}`).join(', ')}. Etter det får systemet ikke hentet noe.`,
  tokensOver: (names: readonly string[]) =>
    `${names.length === 1 ? 'En nøkkel' : 'Noen nøkler'} er gått ut, og systemet får ikke hentet noe med ${names.length === 1 ? 'den' : 'dem'}: ${names.join(', ')}.`,
  tokensChange:
    'Slik bytter du: Lag en ny nøkkel, legg den inn i systemet, og trekk den gamle tilbake når den nye virker. Begge virker imens.',
};
