/** Words for what can be wrong with a roster file. HR only. */
export const roster = {
  // What a cell says stands first, in «»: the nightly command leaves it out of what it prints.
  columns: ['ansattnr', 'fornavn', 'etternavn', 'e-post', 'enhet', 'rolle', 'startdato'],

  empty: 'Fila er tom.',
  noRows: 'Fila har ingen linjer under overskriftene. Den må ha minst én person.',
  tooBig: (megabytes: number) => `Fila er for stor. Den kan være på høyst ${megabytes} MB.`,
  tooManyRows: (most: number) => `Fila har for mange linjer. Den kan ha høyst ${most} personer.`,
  tooManyColumns: (most: number) => `Fila har for mange kolonner. Den kan ha høyst ${most}.`,
  oldExcel:
    'Dette er en gammel Excel-fil (.xls). Åpne den i Excel, og lagre den som Excel-arbeidsbok (.xlsx).',
  notCsv:
    'Dette er verken en Excel-fil eller en CSV-fil. Lagre lista som Excel-arbeidsbok (.xlsx) og prøv igjen.',
  xlsx: {
    broken: 'Excel-fila er skadet og kan ikke leses. Åpne den i Excel, lagre den på nytt og prøv igjen.',
    'too-many': 'Excel-fila inneholder for mange deler. Kopier lista til en ny arbeidsbok og last opp den.',
    'too-big':
      'Excel-fila er for stor når den pakkes ut. Kopier lista til en ny arbeidsbok, uten bilder og andre ark, og last opp den.',
    'too-heavy': 'Excel-fila tar for lang tid å lese. Kopier lista til en ny arbeidsbok og last opp den.',
    locked: 'Excel-fila er låst med passord. Lagre den uten passord og prøv igjen.',
    macros: 'Excel-fila har makroer. Lagre den som Excel-arbeidsbok uten makroer (.xlsx) og prøv igjen.',
    'not-a-workbook':
      'Dette er ikke en Excel-arbeidsbok. Lagre lista som Excel-arbeidsbok (.xlsx) eller CSV og prøv igjen.',
    dtd: 'Excel-fila har innhold Excel ikke lager selv. Kopier lista til en ny arbeidsbok og last opp den.',
  },
  headings: 'Denne linja er lest som overskrifter. Det som står over den, brukes ikke.',
  sheet: (name: string) => `Arket «${name}» er lest. De andre arkene i arbeidsboka brukes ikke.`,
  unclosedQuote: 'Et anførselstegn (") åpner en celle her, men lukkes aldri.',
  missingHeaders: (missing: string[]) =>
    `Overskriften mangler ${missing.length === 1 ? 'kolonnen' : 'kolonnene'} ${missing.join(', ')}. ` +
    'Overskriftene skal være: ansattnr;fornavn;etternavn;e-post;enhet;rolle;startdato',
  onlyFirstName: (value: string) => `«${value}» er bare ett navn. Skriv «Etternavn, Fornavn».`,
  excelError: (value: string) => `«${value}» er en feil fra Excel. Skriv det som skal stå i cella.`,
  notYesOrNo: (value: string) =>
    `«${value}» er verken ja eller nei, og brukes ikke. Er det ansattnummeret til lederen, kall kolonnen «nærmeste leder».`,
  notALeader: (value: string) =>
    `«${value}» er ikke et ansattnummer, og brukes ikke. Skriv ansattnummeret til nærmeste leder.`,
  doubleHeader: (name: string) => `Kolonnen ${name} står mer enn én gang i overskriften.`,
  nationalIdHeader:
    'Fila har en kolonne for fødselsnummer. Kurset skal ikke ha fødselsnummer. Fjern kolonnen og last opp på nytt. Ingenting er lagret.',
  nationalId:
    'Her står det noe som ser ut som et fødselsnummer. Kurset skal ikke ha fødselsnummer. Fjern det og last opp på nytt. Ingenting er lagret.',
  nationalIdSheet: (sheet: string) =>
    `Arket «${sheet}» har noe som ser ut som et fødselsnummer. Kurset skal ikke ha fødselsnummer. Fjern det og last opp på nytt. Ingenting er lagret.`,
  columnCount: (has: number, wants: number) =>
    `Linja har ${has} ${has === 1 ? 'kolonne' : 'kolonner'}, men overskriften har ${wants}. Er skilletegnet det samme i hele fila?`,

  required: (column: string) => `${column} mangler.`,
  tooLong: (most: number) => `Teksten er for lang. Den kan ha høyst ${most} tegn.`,
  unreadable: 'Teksten har tegn som ikke kan leses, for eksempel et linjeskift midt i cella.',
  wrongLetters: 'Teksten har tegn som er blitt borte. Lagre fila som «CSV UTF-8» og prøv igjen.',
  ansattnr: (value: string) =>
    `«${value}» kan ikke være et ansattnummer. Bruk bokstaver, tall, bindestrek, punktum og skråstrek.`,
  mangledNumber: (value: string) =>
    `«${value}» ser ut som et tall Excel har skrevet om. Gjør kolonnen om til tekst i Excel.`,
  email: (value: string) => `«${value}» er ikke en e-postadresse.`,
  unitPart: (value: string) => `«${value}» har et tomt ledd. Skriv for eksempel Oppvekst > Lauvlia skole.`,
  unitDepth: (most: number) => `Enheten har for mange nivåer. Den kan ha høyst ${most}.`,
  role: (value: string) => `«${value}» er ikke en rolle. Skriv ansatt eller folkevalgt.`,
  date: (value: string) => `«${value}» er ikke en dato. Skriv for eksempel 2026-08-15 eller 15.08.2026.`,
  serialDate: (value: string) =>
    `«${value}» er datoen slik Excel lagrer den. Gjør kolonnen om til dato i Excel, for eksempel 15.08.2026.`,
  year: (value: string) => `«${value}» har et årstall som ikke kan stemme.`,
  noSuchDay: (value: string) => `«${value}» finnes ikke i kalenderen.`,

  sameRoleTwice: (line: number) =>
    `Samme ansattnummer og rolle står også på linje ${line}, med andre opplysninger. Behold én av dem.`,
  samePersonDiffers: (line: number) =>
    `Samme ansattnummer står også på linje ${line}, men med et annet navn eller en annen e-post. De må være like.`,
  onlyCaseDiffers: (line: number) =>
    `Ansattnummeret er likt det på linje ${line}, bortsett fra store og små bokstaver. Skriv det likt.`,

  ignoredColumn: 'Kolonnen brukes ikke, og blir ikke lagret.',
  doubleRow: (line: number) => `Linja er lik linje ${line} og telles én gang.`,
  sharedEmail: (line: number) =>
    `Samme e-postadresse som en annen person, på linje ${line}. Sjekk at den er riktig.`,

  /** One person, in a form. */
  single: {
    erased: 'Ansattnummeret tilhører en som er slettet, og kan ikke brukes igjen.',
    exists: 'Ansattnummeret finnes allerede med denne rollen. Søk opp personen og rediger i stedet.',
    another: (name: string) =>
      `Ansattnummeret tilhører ${name}. Er det samme person, må navnet skrives likt.`,
    nationalId:
      'Dette ser ut som et fødselsnummer. Kurset skal ikke ha fødselsnummer. Skriv noe annet. Ingenting er lagret.',
  },

  /** `npm run roster`. */
  command: {
    usage: 'Bruk: npm run roster -- import FIL',
    noFile: (file: string) => `Fant ikke fila ${file}.`,
    neverServed:
      'Kurset har aldri vært startet med denne databasen. Stemmer DATA_DIR eller DATABASE_URL? Start kurset én gang først.',
    stale: 'Noe ble endret mens fila ble lest. Ingenting er lagret. Kjør kommandoen på nytt.',
    place: (line: number, column: string) => `linje ${line}${column ? `, ${column}` : ''}`,
    faults: (n: number) => `${n} feil i fila. Ingenting er lagret.`,
    pointOut: 'Last opp fila under Personer og pek ut kolonnene der. Da husker kommandoen dem.',
    done: (added: number, changed: number, unchanged: number, leaders: number) =>
      `Importert: ${added} nye, ${changed} endret, ${unchanged} uendret, ${leaders} enheter med nye ledere.`,
    erased: (n: number) => `${n} linjer gjelder slettede personer og er hoppet over.`,
    unknownLeaders: (numbers: string[]) =>
      `Nærmeste leder finnes verken i fila eller her fra før: ${numbers.join(', ')}`,
    missing: (n: number) =>
      `${n} mangler i fila. De står urørt, og venter på et ja eller nei under Personer:`,
  },
};

export type RosterWords = typeof roster;
