/** Words of the page where HR settles by when the course must be completed. */
import { hr } from './hr.ts';

const { number, date } = hr;
const count = (n: number) => (n === 1 ? '1 stilling eller verv' : `${number(n)} stillinger og verv`);

export const deadlines = {
  page: 'Frister',
  title: 'Frister',
  intro: 'Her bestemmer du når kurset skal være fullført. Du ser hvem det rammer, før noe lagres.',
  roles: { ansatt: 'Ansatte', folkevalgt: 'Folkevalgte' },
  days: 'Antall dager',
  daysMeans: {
    ansatt: 'regnet fra startdatoen, eller fra dagen de ble lagt inn her hvis den er senere',
    folkevalgt:
      'regnet fra dagen kommunestyret ble konstituert, eller fra den dagen vervet begynte eller ble lagt inn',
  },
  daysLabel: { ansatt: 'Dager for ansatte', folkevalgt: 'Dager for folkevalgte' },
  date: 'Samme dato for alle',
  dateMeans: {
    ansatt: 'Den som begynner senere, får minst 30 dager.',
    folkevalgt: 'Den som begynner senere, får minst 60 dager.',
  },
  dateLabel: { ansatt: 'Dato for ansatte', folkevalgt: 'Dato for folkevalgte' },
  renewal:
    'Skal kurset tas på nytt, er fristen den siste dagen den gamle fullføringen gjelder. For folkevalgte begynner en ny frist med hver valgperiode. Utsettelse og permisjon for én person registrerer du på personens side.',
  preview: 'Se hva det betyr',
  save: 'Lagre fristene',
  cancel: 'Avbryt',
  previewTitle: 'Dette betyr fristene',
  nothingYet: 'Ingenting er lagret ennå.',
  rule: (role: 'ansatt' | 'folkevalgt', rule: { days: number } | { date: string }) =>
    `${deadlines.roles[role]}: ${'days' in rule ? (rule.days === 1 ? '1 dag' : `${number(rule.days)} dager`) : date(rule.date)}`,
  late: (now: number, then: number) => `Over fristen: ${count(then)} (nå ${number(now)}).`,
  soon: (n: number) => `Har frist de neste sju dagene: ${count(n)}.`,
  wrongDays: (most: number) => `Skriv et helt antall dager, fra 1 til ${most}.`,
  wrongDate: 'Skriv datoen som 2026-12-31.',
  stale: 'Noen andre har lagret frister imens. Feltene viser det du skrev. Dette gjelder nå:',
  saved: 'Fristene er lagret.',
};
