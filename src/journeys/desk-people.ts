/** Those HR's desk is about in its journey: the list they stand in, and how files and screens name them. */
import { overview } from '#lib/i18n/nb/hr-overview.ts';
import { hr as words } from '#lib/i18n/nb/hr.ts';

export const SCHOOL = 'Oppvekst > Lauvlia skole';
export const ANGEL = { name: 'Áŋŋel O’Hara', listed: 'O’Hara, Áŋŋel', mail: 'angel@kommune.example' };
export const LIV = { name: 'Liv Lund', listed: 'Lund, Liv', mail: 'liv@kommune.example' };
export const PER = { name: 'Per Moe', listed: 'Moe, Per', mail: 'per@kommune.example' };
export const NORA = { name: '-Nora Vik', listed: 'Vik, -Nora', mail: 'nora@kommune.example' };
export const ADA = { name: 'Ada Ny', listed: 'Ny, Ada', mail: 'ada@kommune.example' };
export const LIST = [
  'ansattnr;fornavn;etternavn;e-post;enhet;rolle;startdato;leder',
  `00417;Áŋŋel;O’Hara;${ANGEL.mail};${SCHOOL};ansatt;2026-08-15;`,
  `00103;Liv;Lund;${LIV.mail};${SCHOOL};ansatt;2026-08-15;ja`,
  `00104;Per;Moe;${PER.mail};${SCHOOL};ansatt;2026-08-15;`,
  `00105;-Nora;Vik;${NORA.mail};Helse > Hjemmetjenesten;ansatt;2026-08-15;`,
  'F-7;=Kåre;Bakken;kare@kommune.example;Politikk;folkevalgt;2026-10-01;',
];
/** What the file calls a status, and what the screen does. */
const STATUS: Record<string, string> = {
  fullført: overview.statuses.fullfort,
  'ikke begynt': overview.statuses['ikke-begynt'],
};

/** A row of the file, as the overview shows it. */
export function onScreen(row: Record<string, string>): string[] {
  const [first, last, role, unit] = ['fornavn', 'etternavn', 'rolle', 'enhet'].map((name) => row[name] ?? '');
  const [deadline, done] = ['frist', 'fullført'].map((name) => (row[name] ? words.date(row[name]) : ''));
  return [`${last}, ${first}`, role, unit, deadline, STATUS[row['status'] ?? ''], done].map(
    (cell) => cell ?? '',
  );
}
