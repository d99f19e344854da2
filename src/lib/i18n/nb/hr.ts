/** Words of HR's pages, of logging in, and of the page behind a personal link. */

const plural = (n: number, one: string, many: string) => `${number(n)} ${n === 1 ? one : many}`;
/** 1 900, with a blank that does not break. */
function number(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}
/** Whole percent, rounded down, so that 100 means everybody. */
function percent(part: number, all: number): number {
  return all === 0 ? 0 : Math.floor((100 * part) / all);
}
const MONTHS = 'januar februar mars april mai juni juli august september oktober november desember'.split(
  ' ',
);
/** @param day `2026-08-15` */
function date(day: string): string {
  const [year, month, dayOfMonth] = day.split('-');
  return `${Number(dayOfMonth)}. ${MONTHS[Number(month) - 1]} ${year}`;
}

export const hr = {
  title: (page: string) => `${page} – Sunn fornuft`,
  number,
  date,
  roles: { ansatt: 'ansatt', folkevalgt: 'folkevalgt' },
  busy: (seconds: number) =>
    `Det er gjort for mange forsøk. Vent ${plural(Math.ceil(seconds / 60), 'minutt', 'minutter')} og prøv igjen.`,

  top: {
    who: (municipality: string) => `${municipality}, HR`,
    label: 'Hovedmeny',
    overview: 'Oversikt',
    people: 'Personer',
    logOut: 'Logg ut',
  },

  link: {
    page: 'Velkommen',
    title: 'Velkommen til kurset',
    intro: (municipality: string) =>
      `${municipality} har sendt deg denne lenka. Når du starter, blir det du mestrer, registrert på deg.`,
    whose: 'Er dette din egen telefon eller datamaskin?',
    own: 'Ja, bare jeg bruker den',
    ownMeans: 'Du er logget inn i 30 dager om gangen, og kan ta kurset litt etter litt.',
    shared: 'Nei, andre bruker den også',
    sharedMeans: 'Du er logget inn i to timer. Det du gjør, slettes fra enheten når det er levert.',
    start: 'Start kurset',
    choose: 'Velg om det bare er du som bruker den, og trykk på «Start kurset» igjen.',
    deadTitle: 'Lenka virker ikke lenger',
    dead: 'Lenka kan være for gammel, eller du har fått en nyere. Se etter en nyere e-post fra kommunen. Finner du ingen, kan du be HR om en ny lenke.',
    doneTitle: 'Du har fullført kurset',
    done: 'Fullføringen er registrert, og lenka trengs ikke lenger. Du kan gjerne se på kurset igjen.',
    openCourse: 'Åpne kurset uten lenke',
    openMeans: 'Du kan ta kurset uten lenke også. Da blir det ikke registrert på deg.',
    contact: (name: string) => `Spørsmål? Kontakt ${name}.`,
  },

  login: {
    page: 'Logg inn',
    title: 'Logg inn for HR',
    intro: 'Du logger inn med passnøkkelen din: fingeren, ansiktet, PIN-koden eller en sikkerhetsnøkkel.',
    go: 'Logg inn med passnøkkel',
    lost: 'Har du mistet passnøkkelen, kan en administrator eller IT lage en ny engangslenke til deg.',
    learner: 'Skal du ta kurset? Bruk lenka du har fått fra kommunen, eller start uten å logge inn.',
    toCourse: 'Gå til kurset',
    noScript: 'Passnøkkel virker bare når JavaScript er slått på i nettleseren.',
    unsupported: 'Nettleseren din kan ikke bruke passnøkler. Prøv en nyere nettleser.',
    refused: 'Passnøkkelen ble ikke godtatt. Prøv igjen, eller be om en ny engangslenke.',
    cancelled: 'Innloggingen ble avbrutt. Prøv igjen når du er klar.',
    offline: 'Vi fikk ikke kontakt med tjenesten. Sjekk nettet og prøv igjen.',
    loggedOut: 'Du er logget ut.',
    waiting: 'Venter på passnøkkelen …',
  },

  once: {
    page: 'Engangslenke',
    title: 'Få tilgang til HR-sidene',
    intro: 'Lenka virker én gang. Etterpå lager du en passnøkkel, og bruker den hver gang du logger inn.',
    go: 'Bruk engangslenka',
    deadTitle: 'Lenka virker ikke',
    dead: 'Den er brukt, for gammel eller erstattet av en nyere. En administrator kan lage en ny, eller IT med kommandoen npm run hr-link.',
    toLogin: 'Gå til innlogging',
  },

  register: {
    page: 'Registrer passnøkkel',
    title: 'Lag passnøkkelen din',
    intro:
      'En passnøkkel ligger på enheten din. Den kan ikke gjettes, og ingen kan lure den fra deg på e-post. Du må lage den innen 15 minutter.',
    go: 'Registrer passnøkkel',
    cancelled: 'Passnøkkelen ble ikke laget. Prøv igjen når du er klar.',
    refused: 'Passnøkkelen ble ikke godtatt. Prøv igjen, eller be om en ny engangslenke.',
    already: 'Denne enheten har allerede en passnøkkel til kurset.',
  },

  overview: {
    page: 'Oversikt',
    heading: (done: number, all: number) => `${number(done)} av ${number(all)} har fullført`,
    everybody: (all: number) => `Alle ${number(all)} har fullført`,
    updated: (day: string, clock: string) => `Oppdatert ${date(day)} kl. ${clock}.`,
    download: 'Last ned CSV',
    completed: 'Fullført',
    started: 'I gang',
    waiting: 'Ikke begynt',
    all: 'Skal ta kurset',
    completedOf: (part: number, of: number) => `${percent(part, of)} prosent av alle`,
    startedMeans: 'har levert minst én situasjon',
    waitingMeans: 'har ikke levert noe',
    allMeans: 'stillinger og verv',
    percent: (part: number, of: number) => `(${percent(part, of)}\u00a0%)`,
    units: 'Enhetene',
    unit: 'Enhet',
    share: 'Fordeling',
    caption: 'Status per enhet',
    whole: 'Hele kommunen',
    sum: (unit: string) => `Hele ${unit}`,
    path: 'Du er her',
    people: 'Personene',
    peopleCaption: 'Personer med status og dato',
    name: 'Navn',
    role: 'Rolle',
    status: 'Status',
    date: 'Fullført den',
    statuses: {
      fullfort: 'Fullført',
      'fullfort-sent': 'Fullført etter frist',
      paabegynt: 'I gang',
      'ikke-begynt': 'Ikke begynt',
      forfalt: 'Over fristen',
      utlopt: 'Utløpt',
      fritatt: 'Fritatt',
    },
    show: 'Vis',
    showAll: 'Alle',
    showWaiting: 'De som ikke har fullført',
    showPeople: 'Vis personene',
    nobody: 'Ingen her.',
    nobodyLeft: 'Alle her har fullført.',
    earlier: 'Forrige side',
    later: 'Neste side',
    page_: (n: number, all: number) => `Side ${n} av ${all}`,
    privacy: 'Du ser hvem som er ferdig, og når. Hva noen har svart, er ikke lagret.',
    unknownUnit: 'Det er ingen i denne enheten.',
    emptyTitle: 'Ingen deltakere ennå',
    empty: 'Slik kommer du i gang:',
    steps: [
      'Lag en liste over ansatte og folkevalgte i et regneark, eller hent den fra lønnssystemet.',
      'Last den opp under Personer. Du ser hva som skjer, før noe lagres.',
      'Last ned en personlig lenke til hver av dem, og send den på e-post.',
    ],
    start: 'Last opp personer',
  },

  people: {
    page: 'Personer',
    title: 'Personer',
    uploadTitle: 'Last opp en liste',
    uploadIntro:
      'En Excel-fil eller CSV-fil med én linje for hver stilling eller hvert verv. Kjenner vi ikke igjen kolonnene, spør vi deg. Sikrest er det når første linje er:',
    header: 'ansattnr;fornavn;etternavn;e-post;enhet;rolle;startdato',
    uploadHints: [
      'Rolle er ansatt eller folkevalgt. Har noen begge, får de to linjer.',
      'Enhet skrives ovenfra og ned: Oppvekst > Lauvlia skole.',
      'Startdato skrives som 2026-08-15 eller 15.08.2026. E-post kan stå tom.',
      'Vil du ha med ledere, kan du legge til kolonnen leder (ja) eller nærmeste leder (ansattnummeret).',
      'Høyst 5\u00a0MB og 20\u00a0000 linjer. Aldri fødselsnummer.',
    ],
    file: 'Velg Excel-fil eller CSV-fil',
    upload: 'Last opp',
    noFile: 'Velg en fil først.',
    faultsTitle: (n: number) => `${plural(n, 'feil', 'feil')} i fila. Ingenting er lagret.`,
    faultsIntro: 'Rett fila og last den opp på nytt.',
    faultsCaption: 'Feil i fila, linje for linje',
    faultsMore: (n: number) => `… og ${number(n)} til.`,
    noticesTitle: 'Verdt å se på',
    noticesCaption: 'Merknader til fila',
    line: 'Linje',
    column: 'Kolonne',
    what: 'Hva',

    previewTitle: 'Dette skjer når du importerer',
    previewIntro: 'Ingenting er lagret ennå. Se gjennom, og velg «Importer» hvis det stemmer.',
    added: 'Nye',
    changed: 'Endres',
    unchanged: 'Uendret',
    missing: 'Mangler i fila',
    addedMeans: 'stillinger og verv legges til',
    changedMeans: 'får nye opplysninger',
    unchangedMeans: 'er like som før',
    missingMeans: 'blir stående som de er',
    erased: (n: number) => `${plural(n, 'linje', 'linjer')} gjelder slettede personer og hoppes over.`,
    addedCaption: 'Nye',
    changedCaption: 'Endringer',
    from: 'Fra',
    to: 'Til',
    fields: {
      firstName: 'Fornavn',
      lastName: 'Etternavn',
      email: 'E-post',
      unit: 'Enhet',
      starts: 'Startdato',
    },
    none: '(tomt)',
    more: (n: number) => `… og ${number(n)} til.`,
    import: 'Importer',
    cancel: 'Avbryt',
    nothingToDo: 'Fila er lik det som ligger inne. Det er ingenting å importere.',
    stale: 'Noe er endret siden du så på dette. Se gjennom på nytt før du importerer.',
    gone: 'Opplastingen er for gammel eller allerede importert. Last opp fila på nytt.',
    imported: (added: number, changed: number) =>
      `Importert: ${plural(added, 'ny', 'nye')}, ${plural(changed, 'endret', 'endret')}.`,
    cancelled: 'Opplastingen er avbrutt. Ingenting er lagret.',

    unlinked: (n: number) => `${plural(n, 'person', 'personer')} har ikke fått noen lenke ennå.`,
    unlinkedWait:
      'Av seg selv kommer den først sju dager før fristen, på e-post, når påminnelser er slått på. Vil du at de skal komme i gang før det?',
    toLinks: 'Lag personlige lenker',
    toLetters: 'Skriv ut brev',
    toLettersFor: 'til dem som ikke har e-post.',

    linksTitle: 'Personlige lenker',
    linksIntro:
      'Hver person får sin egen lenke til kurset. Lista har lenker til alle som ikke har fullført. Den som har både stilling og verv, står to ganger, med samme lenke. Send på e-post, én til hver. En ny lenke gjør den gamle ugyldig.',
    linksFor: 'Hvem skal få ny lenke?',
    linksSecret: 'Den som har lenka, kan levere for personen. Slett lista når lenkene er sendt.',
    linksAll: (n: number) =>
      `Alle som ikke har fullført (${plural(n, 'stilling eller verv', 'stillinger og verv')})`,
    linksUnlinked: (n: number) =>
      `Bare de som ikke har fått lenke ennå (${plural(n, 'person', 'personer')}). Andre lenker virker som før`,
    linksChosen: 'Bare de jeg har krysset av for i lista under',
    links: 'Lag personlige lenker',
    linksAsked: 'Lista lastes ned til maskinen din, og ligger der du pleier å finne nedlastede filer.',
    noChoice: 'Kryss av for minst én person i lista.',
    nobodyUnlinked: 'Alle som skal ta kurset, har en lenke allerede.',
    chosenDone: 'De du valgte, har fullført og trenger ingen lenke.',

    listTitle: 'Alle personer',
    listCaption: 'Personer med stilling eller verv',
    search: 'Søk etter navn, ansattnummer eller enhet',
    searchGo: 'Søk',
    searchClear: 'Vis alle',
    found: (n: number) => `${plural(n, 'treff', 'treff')}.`,
    foundMost: (n: number) => `Viser de ${number(n)} første treffene. Skriv mer for å finne færre.`,
    choose: 'Velg',
    chooseOne: (name: string) => `Velg ${name}`,
    number: 'Ansattnr',
    name: 'Navn',
    unit: 'Enhet',
    role: 'Rolle',
    status: 'Status',
    link: 'Lenke',
    voidLink: 'Gjør lenka ugyldig',
    voidMeans: 'Personen blir logget ut og trenger en ny lenke for å levere.',
    voidYes: 'Ja, gjør den ugyldig',
    voidFor: (name: string) => ` for ${name}`,
    voided: 'Lenka er ugyldig, og personen er logget ut overalt.',
    noLink: 'Ingen',
    empty: 'Det er ingen personer her ennå.',
  },
};

export type HrWords = typeof hr;
