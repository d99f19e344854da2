/** Words of the certificate, on paper and when somebody asks whether it is genuine. */
import type { Role } from '#lib/scenario/format.ts';

const as = { ansatt: 'som ansatt', folkevalgt: 'som folkevalgt' } satisfies Record<Role, string>;

export const certificate = {
  title: 'Kursbevis',
  has: (role: Role, unit: string, municipality: string) =>
    `har fullført kurset Sunn fornuft om retningslinjene for sosiale medier i ${municipality}, ${as[role]}${unit ? ` ved ${unit}` : ''}.`,
  completed: 'Fullført',
  validTo: 'Gyldig til',
  noEnd: 'Uten sluttdato',
  covers: 'Omfang',
  lessons: (n: number) => (n === 1 ? '1 leksjon' : `${n} leksjoner`),
  edition: 'Utgave',
  receipt: (code: string) => `Kvittering ${code}`,
  check: (address: string) => `Kontroller beviset på ${address}`,
  checkWhy: 'Siden viser om kvitteringen er ekte. Den viser ikke hva noen har svart.',
  qr: 'QR-kode til siden der beviset kan kontrolleres',
  print: 'Skriv ut',
  printHint: 'Velg «Lagre som PDF» i utskriften hvis du vil ha det som fil.',
  reading: 'Vi ser etter kursbeviset ditt …',
  none: {
    title: 'Du har ikke noe kursbevis ennå',
    text: 'Beviset kommer når kommunen har fått kvittert for alt du skal gjennom. Arbeid som ligger på denne enheten, leveres når du har nett.',
    anonymous:
      'Kursbeviset har navnet ditt på. Åpne den personlige lenken du har fått, så vet vi hvem du er.',
    go: 'Gå til kurset',
    mine: 'Se hva kommunen har fått',
  },
  checked: {
    genuine: 'Ekte og gyldig',
    genuineText: 'Kursbeviset er ekte, og det gjelder fortsatt.',
    expired: 'Ekte, men ikke gyldig lenger',
    expiredText: (day: string) => `Kursbeviset er ekte, men gjaldt bare til ${day}.`,
    changedText:
      'Kursbeviset er ekte, men retningslinjene er endret siden det ble gitt. Den delen må tas på nytt før beviset gjelder igjen.',
    unknown: 'Vi finner ikke dette kursbeviset',
    unknownText:
      'Sjekk at koden er skrevet riktig. Den har tolv tegn, som 7KQ2-MX4P-9TBD. Et bevis kan også være slettet.',
    often: 'Det er spurt for mange ganger herfra. Vent litt, og prøv igjen.',
    name: 'Navn',
    role: 'Rolle',
    unit: 'Enhet',
    code: 'Kvittering',
  },
};
