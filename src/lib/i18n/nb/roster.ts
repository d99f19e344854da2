/** Words for what can be wrong with a roster file. HR only. */
export const roster = {
  columns: ['ansattnr', 'fornavn', 'etternavn', 'e-post', 'enhet', 'rolle', 'startdato'],

  empty: 'Fila er tom.',
  noRows: 'Fila har bare en overskriftslinje. Den må ha minst én person.',
  tooBig: (megabytes: number) => `Fila er for stor. Den kan være på høyst ${megabytes} MB.`,
  tooManyRows: (most: number) => `Fila har for mange linjer. Den kan ha høyst ${most} personer.`,
  tooManyColumns: (most: number) => `Fila har for mange kolonner. Den kan ha høyst ${most}.`,
  excel: 'Dette er en Excel-fil. Åpne den i Excel og velg «Lagre som» og «CSV UTF-8».',
  notCsv: 'Dette er ikke en CSV-fil. Lagre lista som «CSV UTF-8» og prøv igjen.',
  unclosedQuote: 'Et anførselstegn (") åpner en celle her, men lukkes aldri.',
  missingHeaders: (missing: string[]) =>
    `Overskriften mangler ${missing.length === 1 ? 'kolonnen' : 'kolonnene'} ${missing.join(', ')}. ` +
    'Første linje skal være: ansattnr;fornavn;etternavn;e-post;enhet;rolle;startdato',
  doubleHeader: (name: string) => `Kolonnen ${name} står mer enn én gang i overskriften.`,
  nationalIdHeader:
    'Fila har en kolonne for fødselsnummer. Kurset skal ikke ha fødselsnummer. Fjern kolonnen og last opp på nytt. Ingenting er lagret.',
  nationalId:
    'Her står det noe som ser ut som et fødselsnummer. Kurset skal ikke ha fødselsnummer. Fjern det og last opp på nytt. Ingenting er lagret.',
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
};

export type RosterWords = typeof roster;
