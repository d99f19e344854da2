/** Words of the yearly figure for internal control. */
import { hr } from './hr.ts';

const { number, date } = hr;
const percent = (part: number, all: number) => (all === 0 ? 0 : Math.floor((100 * part) / all));

export const yearly = {
  page: 'Internkontroll',
  title: (year: number) => `Opplæring i retningslinjene for sosiale medier, ${year}`,
  intro: (municipality: string, day: string) => `${municipality}. Tallene gjelder per ${date(day)}.`,
  part: 'Tallene gjelder bare dem du har ansvar for. Arket er til ditt eget bruk: Sammen med arket for hele kommunen kan det vise enkeltpersoner.',
  law: 'Tallene kan brukes i årsmeldingen om internkontroll (kommuneloven § 25-1). Arket har ingen navn, og ingen sektor eller rolle med færre enn fem personer.',
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
  /** Why something is put together, or not there. */
  few: 'Det er færre enn fem personer her. Da vises ingen tall, for de ville fortalt om enkeltpersoner. Du finner dem i oversikten.',
  nobody: 'Ingen skulle ta kurset dette året.',
  together: (sectors: readonly string[]) => `${sectors.join(', ')} (samlet)`,
  togetherWhy:
    'Sektorer med få personer er slått sammen, så tallene ikke forteller hvem noen er. Derfor kan også en større sektor være med.',
  noSectors: 'Sektorene vises ikke hver for seg. De er så små at tallene ville fortalt om enkeltpersoner.',
  noRoles: 'Ansatte og folkevalgte vises ikke hver for seg, for da kunne tallene fortalt om enkeltpersoner.',
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
