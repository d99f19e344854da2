/** Words of the letters with personal links, and of the page that makes them. */
import { hr } from './hr.ts';
import type { Role } from '#lib/scenario/format.ts';

export const letter = {
  page: 'Brev',
  title: 'Brev med personlig lenke',
  intro:
    'For dem som ikke har e-post på jobb. Hvert brev er ett ark med en kode til telefonen. Skriv dem ut og legg dem i konvolutt eller posthylle.',
  voids:
    'Når du lager brev, får hver av dem en ny lenke. Lenker de har fått før, slutter å virke. De som alt er logget inn, merker ingenting.',
  voidsOwn:
    'Når du lager brev, får hver av dem en ny lenke. Den viser bare det du selv har ansvar for, ikke andre verv eller stillinger de har. Lenker fra tidligere brev som dette slutter å virke. De som alt er logget inn, merker ingenting.',
  who: 'Hvem skal få brev?',
  withoutMail: (count: number) => `De uten e-postadresse som ikke har fullført (${hr.number(count)})`,
  everybody: (count: number) => `Alle som ikke har fullført (${hr.number(count)})`,
  unit: 'Enhet',
  allUnits: 'Alle enheter',
  make: 'Lag brev',
  nobody: 'Ingen å lage brev til her: alle har fullført, er fritatt eller har e-postadresse.',
  tooMany: (count: number, most: number) =>
    `Det ville blitt ${hr.number(count)} brev. Lag høyst ${hr.number(most)} om gangen: velg én enhet.`,
  ready: (count: number) => (count === 1 ? 'Ett brev er klart' : `${hr.number(count)} brev er klare`),
  readyHint:
    'Skriv dem ut nå. Når du går fra siden, kan de ikke vises igjen; da må du lage nye. Velg A4 og full størrelse.',
  print: 'Skriv ut',
  back: 'Ferdig',

  to: (name: string, place: string) => `${name}, ${place}`,
  heading: (course: string) => `Kurset «${course}»`,
  task: (municipality: string, roles: readonly Role[]) =>
    `Du er ${roles.map((role) => hr.roles[role]).join(' og ')} i ${municipality}, og skal ta et kurs på nett om retningslinjene for sosiale medier.`,
  deadline: (day: string) => `Fristen er ${hr.date(day)}.`,
  late: (day: string) => `Fristen var ${hr.date(day)}. Du kan fortsatt fullføre.`,
  how: 'Slik begynner du',
  steps: [
    'Åpne kameraet på telefonen og pek det mot koden.',
    'Trykk på lenka som kommer fram.',
    'Svar på om telefonen er din egen, og trykk på «Start kurset».',
  ],
  code: (name: string) => `Kode med den personlige lenka til ${name}`,
  typed: 'Har du ikke kamera, kan du skrive adressen i en nettleser:',
  private: (until: string) =>
    `Lenka er bare din. Den virker til du har fullført, men ikke etter ${hr.date(until)}.`,
  only: (role: Role) =>
    `Den gjelder det du gjør som ${hr.roles[role]}. Har du både stilling og verv, får du en egen lenke til det andre.`,
  lost: (contact: string, address: string) =>
    `Har du mistet brevet, eller lurer du på noe? Kontakt ${contact}: ${address}`,
} as const;
