/** Words of the yearly figure for internal control. */
import { hr } from './hr.ts';

const { number, date } = hr;
const percent = (part: number, all: number) => (all === 0 ? 0 : Math.floor((100 * part) / all));

export const yearly = {
  page: 'Internkontroll',
  title: (year: number) => `Opplæring i retningslinjene for sosiale medier, ${year}`,
  intro: (municipality: string, day: string) => `${municipality}. Tallene gjelder per ${date(day)}.`,
  part: 'Tallene gjelder bare de enhetene du har ansvar for.',
  law: 'Tallene kan brukes i årsmeldingen om internkontroll (kommuneloven § 25-1). Siden har ingen navn.',
  years: 'År',
  print: 'Bruk nettleserens utskrift for å skrive ut eller lagre som PDF.',
  sentence: (done: number, all: number) =>
    `${number(done)} av ${number(all)} stillinger og verv (${percent(done, all)} prosent) hadde fullført.`,
  kept: (inTime: number, late: number) =>
    `${number(inTime)} fullførte innen fristen, ${number(late)} etter fristen.`,
  open: (overdue: number, expired: number) =>
    `${number(overdue)} var over fristen, og ${number(expired)} hadde en fullføring som var utløpt.`,
  exempt: (n: number) => `${number(n)} hadde fritak eller permisjon.`,
  sectors: 'Sektorer',
  sector: 'Sektor',
  roles: 'Roller',
  role: 'Rolle',
  all: 'Skal ta kurset',
  inTime: 'Frist holdt',
  late: 'Fullført etter frist',
  time: 'Har tid igjen',
  overdue: 'Over fristen',
  expired: 'Utløpt',
  away: 'Fritatt',
  whole: 'Hele kommunen',
  sum: 'Sum',
};
