/** Words of HR's overview: how many stand where, and who they are. */
import type { Status } from '#lib/course/statuses.ts';
import { hr } from './hr.ts';

const { number, date } = hr;
const percent = (part: number, all: number) => (all === 0 ? 0 : Math.floor((100 * part) / all));

/** What each number means, in a line. */
const means: Record<Status, string> = {
  fullfort: 'innen fristen',
  'fullfort-sent': 'gjelder like fullt',
  paabegynt: 'har levert noe og er innen fristen',
  'ikke-begynt': 'har ikke levert noe, men har tid',
  forfalt: 'hadde frist før i dag',
  utlopt: 'må ta kurset på nytt',
  fritatt: 'fritak eller permisjon nå',
};
const statuses: Record<Status, string> = {
  fullfort: 'Fullført i tide',
  'fullfort-sent': 'Fullført etter frist',
  paabegynt: 'I gang',
  'ikke-begynt': 'Ikke begynt',
  forfalt: 'Over fristen',
  utlopt: 'Utløpt',
  fritatt: 'Fritatt',
};

export const overview = {
  statuses,
  means,
  common: (role: 'ansatt' | 'folkevalgt', day: string) =>
    `Felles frist for ${role === 'ansatt' ? 'ansatte' : 'folkevalgte'} er ${date(day)}. `,
  csv: 'Last ned CSV',
  excel: 'Last ned Excel',
  all: 'Skal ta kurset',
  allMeans: 'stillinger og verv',
  share: (part: number, all: number) => `${percent(part, all)} prosent av alle`,
  see: (status: Status, count: number) => `Vis ${number(count)}: ${statuses[status]}`,
  sectors: 'Sektorene',
  units: 'Enhetene',
  roles: 'Rollene',
  role: 'Rolle',
  roleNames: { ansatt: 'Ansatte', folkevalgt: 'Folkevalgte' },
  unit: 'Enhet',
  caption: (what: string) => `${what}: hvor mange som står hvor`,
  filter: 'Velg hvem du vil se',
  bothRoles: 'Alle roller',
  show: 'Status',
  shows: { alle: 'Alle', mangler: 'De som ikke har fullført', ...statuses },
  go: 'Vis',
  clear: 'Nullstill',
  search: 'Søk etter navn, ansattnummer eller e-post',
  searchGo: 'Søk',
  searchClear: 'Tilbake til lista',
  found: (n: number) => (n === 1 ? '1 treff.' : `${number(n)} treff.`),
  foundMost: (n: number) => `Viser de ${number(n)} første treffene. Skriv mer for å finne færre.`,
  count: (n: number) => (n === 1 ? '1 stilling eller verv' : `${number(n)} stillinger og verv`),
  deadline: 'Frist',
  none: 'Ingen her.',
};
