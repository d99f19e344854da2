/** Words of /tilgjengelighet: the statement, the criteria by name, and what each check does. */

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const statement = {
  title: 'Tilgjengelighet',
  heading: 'Tilgjengelighetserklæring for Sunn fornuft',
  intro:
    'Kurset skal kunne brukes av alle: med skjermleser, bare med tastatur, med store bokstaver, på en liten telefon og uten nett. Her står det hva vi har testet, og hva ingen har testet ennå.',

  status: {
    title: 'Slik er det nå',
    none: 'Vi kjenner ikke til noe som bryter kravene.',
    some: (n: number) => `Vi kjenner til ${plural(n, 'krav', 'krav')} som ikke er oppfylt.`,
    machine: (n: number, part: number) =>
      `Maskiner har testet ${plural(n, 'krav', 'krav')} uten å finne feil. For ${part} av dem ser en maskin bare en del av kravet.`,
    person: (n: number) =>
      n === 0
        ? 'Ingen mennesker har testet kurset mot kravene ennå, verken med skjermleser eller på andre måter.'
        : `Mennesker har testet ${plural(n, 'krav', 'krav')}.`,
    open: (n: number) => `${plural(n, 'krav', 'krav')} har ingen vurdert ennå.`,
    claim: 'Derfor sier vi ikke at kurset oppfyller alle kravene.',
    notMet: 'Dette er ikke oppfylt',
  },

  facts: {
    title: 'Om erklæringen',
    owner: 'Ansvarlig',
    site: 'Nettsted',
    what: (municipality: string) => `Sunn fornuft, kurset i sosiale medier for ${municipality}`,
    law: 'Regler',
    lawText:
      'Likestillings- og diskrimineringsloven §§ 17–18 og forskrift om universell utforming av IKT-løsninger. De krever WCAG 2.1 på nivå A og AA: 47 krav for offentlige nettsteder. Kurset er bygd etter WCAG 2.2, som krever mer.',
    how: 'Hvordan det er testet',
    howText:
      'Hver gang kurset endres, spiller en nettleser gjennom alt situasjonene kan vise, og ser etter feil. Nye feil stopper utgaven.',
    reviewed: 'Sist gått gjennom',
    official: 'Den offisielle erklæringen',
    officialText: (municipality: string) =>
      `${municipality} lager den hos uustatus.no. Denne siden viser hva den kan bygge på.`,
  },

  feedback: {
    title: 'Si fra hvis noe ikke virker for deg',
    text: 'Skriv hva du prøvde å gjøre, og hva du brukte: telefon, skjermleser, tastatur eller noe annet. Du kan også be om å få innholdet på en annen måte.',
    to: (name: string) => `Skriv til ${name}: `,
    complainTitle: 'Hvis du ikke får hjelp',
    complain:
      'Du kan klage til Diskrimineringsnemnda. Uu-tilsynet i Digitaliseringsdirektoratet passer på at reglene følges, og kan svare på spørsmål om dem.',
  },

  list: {
    title: 'Kravene, ett for ett',
    text: 'Kravene kommer fra WCAG 2.2 på nivå A og AA.',
    all: (n: number) => `Alle ${n}`,
    level: (level: 'A' | 'AA') => `nivå ${level}`,
    newer: 'nyere enn loven krever',
    machine: 'Testet av maskin: ',
    part: ' Bare en del av kravet.',
    person: (who: string, on: string) => `Testet av ${who} ${on}.`,
    nobody: 'Ingen har testet dette ennå.',
    parsing:
      '4.1.1 Parsing (oppdeling) er med i WCAG 2.1, men ikke i WCAG 2.2. W3C, som lager kravene, regner det nå som oppfylt for alle nettsider.',
  },

  state: {
    met: 'Ingen feil funnet',
    'not-applicable': 'Gjelder ikke',
    'not-met': 'Ikke oppfylt',
    open: 'Ikke vurdert',
  },

  principles: {
    1: 'Mulig å oppfatte',
    2: 'Mulig å betjene',
    3: 'Forståelig',
    4: 'Robust',
  },

  /** What each check does, in a few words. */
  checks: {
    announcements: 'det som leses opp gjennom hele kurset',
    axe: 'feilsøket axe på hver skjerm',
    focus: 'tabulator gjennom hver skjerm',
    forced: 'skjermen med systemets egne farger',
    heading: 'overskrifter og områder',
    keyboard: 'hele kurset bare med tastatur',
    language: 'språket på hver skjerm',
    live: 'det som leses opp av seg selv',
    media: 'leting etter lyd, film og innskrivingsfelt',
    motion: 'det som beveger seg, og trykk som angres',
    reflow: 'liten skjerm og 400 prosent',
    sameness: 'menyer og bunntekst på tvers av sider',
    shortcuts: 'enkelttaster på hver skjerm',
    spacing: 'ekstra luft mellom bokstaver og linjer',
    states: 'hele kurset med enkle trykk',
    stillness: 'skjermen når du ber om mindre bevegelse',
    target: 'størrelsen på det du trykker på',
    title: 'sidetitlene',
    'whole-story': 'kurset fra lenke til kvittering',
  },

  criteria: {
    '1.1.1': 'Ikke-tekstlig innhold',
    '1.2.1': 'Bare lyd og bare video (forhåndsinnspilt)',
    '1.2.2': 'Teksting (forhåndsinnspilt)',
    '1.2.3': 'Synstolking eller mediealternativ (forhåndsinnspilt)',
    '1.2.4': 'Teksting (direktesending)',
    '1.2.5': 'Synstolking (forhåndsinnspilt)',
    '1.3.1': 'Informasjon og relasjoner',
    '1.3.2': 'Meningsfylt rekkefølge',
    '1.3.3': 'Sensoriske egenskaper',
    '1.3.4': 'Visningsretning',
    '1.3.5': 'Identifiser formål med inndata',
    '1.4.1': 'Bruk av farge',
    '1.4.2': 'Styring av lyd',
    '1.4.3': 'Kontrast (minimum)',
    '1.4.4': 'Endring av tekststørrelse',
    '1.4.5': 'Bilder av tekst',
    '1.4.10': 'Dynamisk tilpasning',
    '1.4.11': 'Kontrast for ikke-tekstlig innhold',
    '1.4.12': 'Tekstavstand',
    '1.4.13': 'Pekerfølsomt innhold eller innhold ved tastaturfokus',
    '2.1.1': 'Tastatur',
    '2.1.2': 'Ingen tastaturfelle',
    '2.1.4': 'Hurtigtaster som består av ett tegn',
    '2.2.1': 'Justerbar hastighet',
    '2.2.2': 'Pause, stopp, skjul',
    '2.3.1': 'Terskelverdi på maksimalt tre glimt',
    '2.4.1': 'Hoppe over blokker',
    '2.4.2': 'Sidetitler',
    '2.4.3': 'Fokusrekkefølge',
    '2.4.4': 'Formål med lenke (i kontekst)',
    '2.4.5': 'Flere måter',
    '2.4.6': 'Overskrifter og ledetekster',
    '2.4.7': 'Synlig fokus',
    '2.4.11': 'Fokus er ikke skjult (minimum)',
    '2.5.1': 'Pekerbevegelser',
    '2.5.2': 'Pekeravbrytelse',
    '2.5.3': 'Ledetekst i navn',
    '2.5.4': 'Bevegelsesaktivering',
    '2.5.7': 'Dra-bevegelser',
    '2.5.8': 'Størrelse på trykkflate (minimum)',
    '3.1.1': 'Språk på siden',
    '3.1.2': 'Språk på deler av innhold',
    '3.2.1': 'Fokus',
    '3.2.2': 'Inndata',
    '3.2.3': 'Konsekvent navigering',
    '3.2.4': 'Konsekvent identifikasjon',
    '3.2.6': 'Konsekvent hjelp',
    '3.3.1': 'Identifikasjon av feil',
    '3.3.2': 'Ledetekster eller instruksjoner',
    '3.3.3': 'Forslag ved feil',
    '3.3.4': 'Forhindring av feil (juridiske feil, økonomiske feil, datafeil)',
    '3.3.7': 'Overflødig inntasting',
    '3.3.8': 'Tilgjengelig autentisering (minimum)',
    '4.1.2': 'Navn, rolle, verdi',
    '4.1.3': 'Statusbeskjeder',
  },

  /** Why a criterion does not apply, or what is known of one that nobody has looked at. */
  remarks: {
    '1.2.1': 'Kurset har verken lyd eller film.',
    '1.2.2': 'Kurset har verken lyd eller film.',
    '1.2.3': 'Kurset har verken lyd eller film.',
    '1.2.4': 'Kurset har verken lyd eller film.',
    '1.2.5': 'Kurset har verken lyd eller film.',
    '1.3.5':
      'Det eneste du skriver om deg selv, er e-postadressen når du ber om en ny lenke. Feltet er merket, så nettleseren kan fylle det ut.',
    '1.4.2': 'Kurset har ingen lyd.',
    '1.4.11': 'Fargene er regnet ut etter kravet, men ingen har målt dem på skjermen.',
    '2.1.4': 'Ingen enkelttast gjør noe.',
    '2.2.1':
      'Kurset har ingen tidsfrist. Innloggingen går ut på en delt enhet, men det du har gjort, blir liggende.',
    '2.5.4': 'Ingenting styres ved å riste eller vippe telefonen.',
    '3.3.7': 'Du blir ikke bedt om det samme to ganger, så vidt vi vet.',
  } as Partial<Record<string, string>>,

  footer: { label: 'Om kurset', contact: (name: string) => `Kontakt: ${name}` },
} as const;
