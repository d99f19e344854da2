/** Words of what a course asks for besides scenarios: the test, the documents, and the question about posting. */
import type { Answer } from '#lib/course/requirements.ts';

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const nb = {
  title: 'Dette hører også med',
  ring: 'prøve og dokumenter',
  ringDone: (done: number, all: number) => `Ytterst: prøve og dokumenter, ${done} av ${all}.`,

  test: {
    title: 'Kunnskapsprøven',
    titleFor: { ansatt: 'Kunnskapsprøven for ansatte', folkevalgt: 'Kunnskapsprøven for folkevalgte' },
    minutes: (n: number) => `Om lag ${plural(n, 'minutt', 'minutter')}`,
    passed: 'Bestått',
    left: 'Kunnskapsprøven gjenstår',
    go: 'Ta kunnskapsprøven',
  },

  documents: {
    title: 'Dokumenter du bekrefter',
    heading: 'Dokumentene',
    intro:
      'Åpne hvert dokument og les det. Bekreft når du har gjort deg kjent med det. Kommunen får vite hvilken versjon du bekreftet, og når.',
    back: 'Tilbake til kurset',
    state: (done: number, all: number) =>
      done === all ? 'Alle er bekreftet' : `${done} av ${all} bekreftet`,
    left: (n: number) => `${plural(n, 'dokument', 'dokumenter')} å bekrefte`,
    go: 'Gå til dokumentene',
    none: 'Kurset har ingen dokumenter for rollen din.',
    done: 'Du har bekreftet alle dokumentene.',
    version: (version: string) => `Versjon ${version}`,
    onlyFor: { ansatt: 'For deg som er ansatt', folkevalgt: 'For deg som er folkevalgt' },
    open: 'Les dokumentet',
    newTab: ' (åpnes i en ny fane)',
    offline:
      'Du er uten nett, så dokumentet kan ikke åpnes nå. Har du lest det før, kan du bekrefte likevel.',
    confirm: 'Bekreft at jeg kjenner det',
    confirming: 'Lagrer …',
    confirmed: (version: string, day: string) => `Bekreftet ${day}, versjon ${version}.`,
    older: (version: string, day: string) =>
      `Du bekreftet versjon ${version} ${day}. Nå gjelder en ny versjon. Se over den og bekreft på nytt.`,
    olderDone: (version: string, day: string) =>
      `Du bekreftet versjon ${version} ${day}. Det har kommet en ny versjon. Du er ferdig med kurset, men les den gjerne.`,
    refused: 'Bekreftelsen ble ikke godtatt. Last siden på nytt, se over dokumentet, og bekreft igjen.',
    received: 'Levert til kommunen.',
    waits: 'Lagret her. Det leveres av seg selv når du er på nett.',
    here: 'Lagret på denne enheten. Kommunen får vite det når du åpner den personlige lenka di her.',
    forgets: 'Blir ikke husket når du lukker siden.',
  },

  question: {
    title: 'Legger du ut noe for kommunen?',
    text: 'For eksempel på kommunens nettside eller Facebook-side, eller på siden til skolen, biblioteket eller avdelingen din. Svarer du ja, er det noen flere situasjoner for deg.',
    yes: 'Ja, det gjør jeg',
    no: 'Nei',
    left: 'Ett spørsmål å svare på',
    answered: {
      ja: 'Du har svart at du legger ut noe for kommunen.',
      nei: 'Du har svart at du ikke legger ut noe for kommunen.',
    } satisfies Record<Answer, string>,
    change: 'Endre svaret',
    keep: 'Behold svaret',
    /** On the start page, when everything else is done. */
    last: 'Ett spørsmål gjenstår',
    lastText: 'Svaret avgjør om det er noen flere situasjoner for deg.',
    go: 'Svar på spørsmålet',
  },

  /** On the start page, when every situation is mastered and something else is left. */
  almost: {
    documents: 'Bare dokumentene gjenstår',
    documentsText: 'Les dem, og bekreft at du kjenner dem. Da er du ferdig med kurset.',
    test: 'Nå er du klar for prøven',
    testText: 'Du har mestret alle situasjonene. Prøven viser hva du har med deg.',
    leftOnly: 'Alle situasjonene er mestret. Det som gjenstår, står under.',
  },

  /** Min side: what the server knows besides HR's row. */
  known: {
    confirmed: 'Bekreftet',
    document: (title: string, version: string, day: string) => `${title}, versjon ${version}, ${day}`,
    posts: 'Legger ut noe for kommunen',
    answer: { ja: 'Ja', nei: 'Nei' } satisfies Record<Answer, string>,
    said: (answer: string, day: string) => `${answer}, svart ${day}`,
    missingQuestion: 'Svaret på «Legger du ut noe for kommunen?»',
    here: 'Bekreftelser og svar',
    hereDelivered: (n: number, delivered: number) =>
      delivered === 0
        ? `${n}, ikke levert ennå`
        : `${n}, ${delivered === n ? 'levert' : `${delivered} levert`}`,
  },
} as const;
