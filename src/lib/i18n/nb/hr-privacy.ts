/** Words of HR's page on privacy: erasing, own data, how long things are kept. */
import { hr } from './hr.ts';

const { number } = hr;
const count = (n: number, one: string, many: string) => `${number(n)} ${n === 1 ? one : many}`;

export const privacy = {
  page: 'Personvern',
  title: 'Personvern',
  intro:
    'Her kan du gi en person det som er lagret om dem, slette en person, og bestemme hvor lenge opplysninger blir liggende. Alt du gir ut, sletter og endrer, står i loggen, uten navn.',

  findTitle: 'Finn en person',
  findIntro: 'Søket finner også dem som har sluttet.',
  find: 'Søk etter navn, ansattnummer eller e-post',
  findGo: 'Søk',
  nobody: 'Fant ingen.',
  found: (n: number) => `${count(n, 'treff', 'treff')}.`,
  foundMost: (n: number) => `Viser de ${number(n)} første treffene. Skriv mer for å finne færre.`,
  ended: (day: string) => `sluttet ${hr.date(day)}`,
  noAppointment: 'Ingen stilling eller verv',

  ownTitle: 'Gi personen det som er lagret',
  ownMeans: 'Alt som er lagret om personen, i én fil. Svarene deres er ikke der: de har aldri vært her.',
  ownText: 'Last ned som tekst',
  ownJson: 'Last ned som JSON',
  ownFor: (name: string) => ` om ${name}`,

  eraseTitle: 'Slett personen',
  eraseFor: (name: string) => `: ${name}`,
  eraseMeans: [
    'Navn, ansattnummer, e-post, fullføringer og alt annet om personen blir borte. Det kan ikke angres.',
    'Kursbeviset blir ukjent for den som slår det opp.',
    'Leverer personen noe senere, tas det ikke imot. Står de på en ny liste, hoppes de over.',
    'Tall for tidligere år kan bli lavere.',
  ],
  eraseSure: 'Jeg vil slette alt som er lagret om personen',
  eraseYes: 'Slett personen',
  erased: 'Personen er slettet.',
  notErased: 'Personen er ikke her, eller er slettet fra før.',
  notSure: 'Kryss av for at du vil slette alt, og prøv igjen.',
  hasDesk: 'Personen har tilgang til HRs sider. Avslutt tilgangen først, og slett personen etterpå.',

  keepTitle: 'Hvor lenge ting lagres',
  keepIntro:
    'Ingenting slettes av seg selv hvis dere ikke har slått på nattlig sletting. Tallene er forslag. Kommunen bestemmer selv, og skriver det i behandlingsprotokollen.',
  keepCaption: 'Hvor lenge hver type opplysning lagres, og hvor mange som er over tiden',
  what: 'Hva',
  howLong: 'Lagres',
  over: 'Over tiden nå',
  action: 'Slett',
  units: { dager: 'dager', maneder: 'måneder', ar: 'år' },
  kinds: {
    personer: {
      name: 'Personer som har sluttet',
      means: 'Alt om personen. Regnes fra siste stilling eller verv sluttet.',
    },
    begrunnelser: {
      name: 'Begrunnelser for fritak, utsettelse og permisjon',
      means: 'Bare teksten. Datoene blir stående. Regnes fra det var over.',
    },
    paaminnelser: { name: 'Påminnelser', means: 'Hva som er sendt til hvem. Regnes fra det ble sendt.' },
    logg: { name: 'Loggen', means: 'Hva som er gjort på HRs sider. Den har ingen navn.' },
    lenker: { name: 'Personlige lenker', means: 'Regnes fra lenka sluttet å virke.' },
    kontoer: {
      name: 'Navn på dem som hadde tilgang',
      means:
        'Regnes fra tilgangen ble stengt. Loggen står, og sier «en tidligere bruker». Ha dem like lenge som loggen, så den kan svare på hvem som gjorde hva.',
    },
    okter: { name: 'Innlogginger', means: 'Regnes fra innloggingen utløp.' },
    forsok: {
      name: 'Tellere og halvferdige ting',
      means: 'Antall forsøk, påbegynte innlogginger, lister som ikke ble importert.',
    },
  },
  keepFor: (name: string, unit: string) => `${name}, ${unit}`,
  nightly: 'Slett det som er over tiden, hver natt',
  nightlyMeans: 'Kjøres etter klokka tre. Er den av, skjer det bare når noen trykker på en knapp her.',
  save: 'Lagre lagringstidene',
  saved: 'Lagringstidene er lagret.',
  wrong: (name: string, least: number, most: number, unit: string) =>
    `${name}: skriv et helt tall fra ${least} til ${most} ${unit}. Ingenting er lagret.`,
  clear: (n: number) => `Slett ${number(n)}`,
  clearFor: (name: string) => `: ${name}`,
  clearMeans: 'Det kan ikke angres.',
  clearYes: (n: number) => `Ja, slett ${number(n)}`,
  nothing: 'Ingen',
  cleared: (n: number, name: string) => `Slettet ${number(n)}: ${name}.`,
  notYours: 'Bare en administrator bestemmer hvor lenge ting lagres. Ingenting er endret.',
  stale: 'Det som er over tiden, er endret siden du så på det. Ingenting er slettet. Se på tallene på nytt.',

  moreTitle: 'Det andre kommunen må ha på plass',
  more: 'I mappa docs/personvern ligger maler til protokollen over behandlingen, vurderingen av personvernkonsekvenser og drøftingen med de tillitsvalgte.',
};
