/** Words for what HR decides about a list: which column is what, who is over, who leads, and single people. */
import { hr } from './hr.ts';

const count = (n: number, one: string, many: string) => `${hr.number(n)} ${n === 1 ? one : many}`;

export const hrRoster = {
  columns: {
    title: 'Hva er hva i fila?',
    intro: 'Noen av kolonnene har navn vi ikke kjenner igjen. Pek dem ut, så husker vi det til neste gang.',
    firstRows: (line: number) =>
      `Linje ${hr.number(line)} i fila er lest som overskrifter, og slik går det videre. Står overskriftene på en annen linje, sletter du linjene over dem og laster opp på nytt.`,
    caption: 'De første linjene i fila',
    missing: (names: string[]) => `Mangler: ${names.join(', ')}.`,
    none: 'ikke i fila',
    sameForAll: (value: string) => `alle er ${value}`,
    names: {
      ansattnr: 'Ansattnummer',
      fornavn: 'Fornavn',
      etternavn: 'Etternavn',
      navn: 'Hele navnet i én kolonne',
      'e-post': 'E-post',
      enhet: 'Enhet',
      sektor: 'Sektor',
      rolle: 'Rolle',
      startdato: 'Startdato',
      leder: 'Leder (ja)',
      'nærmeste leder': 'Nærmeste leder (ansattnummer)',
    },
    fixed: { enhet: 'eller samme enhet for alle', startdato: 'eller samme dato for alle' },
    go: 'Les fila slik',
    stillMissing: 'Dette må pekes ut før fila kan leses:',
    said: 'Kolonnene er lest slik du pekte dem ut sist.',
    forget: 'Pek ut kolonnene på nytt',
    forgotten: 'Det du har sagt om kolonner, er glemt. Last opp fila igjen.',
  },

  missing: {
    title: 'Mangler i fila',
    intro:
      'Disse er registrert her, men står ikke i fila. De blir stående til du sier noe annet. Kryss av for dem som har sluttet, og velg «Importer».',
    otherRoles: (n: number) =>
      `${count(n, 'stilling eller verv', 'stillinger og verv')} i roller fila ikke har noen i, regnes ikke som manglende.`,
    end: 'Avslutt',
    endOne: (name: string) => `Avslutt ${name}`,
    endMeans:
      'Den som avsluttes, blir ikke bedt om å ta kurset lenger. Fullføringer blir stående. Kommer personen tilbake i en senere fil, åpnes det igjen.',
    endAll: (n: number) => `Skal alle ${hr.number(n)} avsluttes? Skriv tallet`,
    wrongNumber: (n: number) =>
      `Ingen er avsluttet. For å avslutte alle må du skrive tallet ${hr.number(n)}.`,
    ended: (n: number) => `${count(n, 'stilling eller verv', 'stillinger og verv')} er avsluttet fra i dag.`,
    andEnded: (n: number) => ` ${count(n, 'stilling eller verv', 'stillinger og verv')} avsluttet.`,
    more: (n: number) => `… og ${hr.number(n)} til. De kan bare avsluttes samlet.`,
  },

  waiting: {
    title: 'Venter på svar fra deg',
    intro: (day: string) =>
      `Disse manglet i fila som ble lest automatisk ${day}. Ingen er avsluttet uten at du sier ja.`,
    go: 'Avslutt de jeg har krysset av for',
    keep: 'Behold alle',
    kept: 'Alle er beholdt. Mangler de i neste fil også, spør vi igjen.',
    others: 'Lista er endret siden du så den. Ingen er avsluttet. Se på lista nedenfor, og svar på nytt.',
    nobody: 'Kryss av for minst én, eller skriv tallet for alle.',
  },

  leaders: {
    title: 'Ledere',
    caption: 'Enheter som får nye ledere',
    unit: 'Enhet',
    added: 'Blir leder',
    removed: 'Er ikke leder lenger',
    unknown: (numbers: string[]) =>
      `Disse ansattnumrene står som nærmeste leder, men finnes verken i fila eller her fra før: ${numbers.join(', ')}.`,
    count: 'Ledere',
    countMeans: 'enheter får nye ledere',
  },

  ends: 'Avsluttet',

  person: {
    add: 'Legg til én person',
    addTitle: 'Legg til en person',
    addIntro:
      'For den som ikke står i noen liste. Har noen både stilling og verv, legger du til begge, med samme ansattnummer og navn.',
    editTitle: (name: string) => `Rediger ${name}`,
    number: (number: string) => `Ansattnummer ${number}. Nummeret kan ikke endres: historikken følger det.`,
    numberHint: 'Kan stå tomt for folkevalgte. Da får personen et nummer.',
    unitHint: 'Skrives ovenfra og ned: Oppvekst > Lauvlia skole.',
    dateHint: 'For eksempel 2026-08-15 eller 15.08.2026.',
    endsHint: 'Fra denne dagen blir ingen bedt om å ta kurset. Kan stå tom.',
    fields: {
      ansattnr: 'Ansattnummer',
      fornavn: 'Fornavn',
      etternavn: 'Etternavn',
      'e-post': 'E-post (kan stå tom)',
      enhet: 'Enhet',
      rolle: 'Rolle',
      startdato: 'Startdato',
      slutt: 'Sluttdato',
    },
    leads: 'Leder enheten',
    role: { ansatt: 'Stilling', folkevalgt: 'Verv' },
    save: 'Lagre',
    saved: 'Endringene er lagret.',
    added: 'Personen er lagt til.',
    faults: (n: number) => `${count(n, 'felt', 'felt')} må rettes. Ingenting er lagret.`,
    another: 'Legg til en stilling eller et verv til',
    back: 'Tilbake til personene',
  },
};
