/**
 * A municipality that does not exist: 600 people in a tree of units. Surnames are put together from two halves, so that
 * nobody in it is anybody. Pure: the same seed and day give the same town.
 */
import type { Role } from '#lib/scenario/format.ts';
import { addDays } from '#lib/course/day.ts';
import type { Chance } from './chance.ts';

/** An appointment as it stands in the staff list. */
export interface Citizen {
  ansattnr: string;
  firstName: string;
  lastName: string;
  email: string;
  unit: string;
  role: Role;
  /** A date. */
  starts: string;
  /** The first day they are gone, a date; they are not among the 600. */
  ends?: string;
  /** Leads this unit, and all below it. */
  leads?: string;
}

export const EMPLOYEES = 560;
export const COUNCIL = 40;
/** Employees who are deputies as well: one person, two appointments. */
export const BOTH = 4;
/** Those who have left in the two years. */
const LEFT = 45;
/** Days between two staff lists: people come and go on the days of the lists. */
export const FORTNIGHT = 14;

/** How many work where. The last takes what is left of 560. */
const UNITS: readonly (readonly [unit: string, size: number])[] = [
  ['Oppvekst', 6],
  ['Oppvekst > Lauvlia skole', 62],
  ['Oppvekst > Elvebakken skole', 47],
  ['Oppvekst > Fossmo ungdomsskole', 41],
  ['Oppvekst > Bjørkely barnehage', 26],
  ['Oppvekst > Tyttebærlia barnehage', 23],
  ['Helse og mestring', 7],
  ['Helse og mestring > Solbakken bosenter', 84],
  ['Helse og mestring > Hjemmetjenesten', 4],
  ['Helse og mestring > Hjemmetjenesten > Nord', 37],
  ['Helse og mestring > Hjemmetjenesten > Sør', 35],
  ['Helse og mestring > Bofellesskapet i Heimgarden', 29],
  ['Helse og mestring > Legekontoret', 15],
  ['Teknisk', 4],
  ['Teknisk > Vei og vann', 23],
  ['Teknisk > Eiendom og renhold', 39],
  ['Teknisk > Brann og redning', 14],
  ['Kultur', 3],
  ['Kultur > Biblioteket', 8],
  ['Kultur > Kulturskolen', 13],
  ['Administrasjon', 5],
  ['Administrasjon > Servicetorget', 9],
  ['Administrasjon > Økonomi og lønn', 0],
];
const COUNCIL_UNITS = [
  ['Politikk > Kommunestyret', 21],
  ['Politikk > Varamedlemmer', COUNCIL - 21],
] as const;

const FIRST =
  'Anders Anne Arild Astrid Aud Berit Bjørn Dag Dina Eirik Elin Emil Erna Eva Frode Gro Guro Hanna Hans Hege Henrik Ida Inger Ingvild Iver Jens Jorunn Kaja Kari Karsten Kjell Knut Lars Leif Lena Liv Magnus Maren Mari Marit Mats Mona Nils Nora Odd Ola Oda Per Petter Ragnhild Rune Sanna Sigrid Simen Siv Solveig Stian Synne Tone Tora Trond Turid Vegard Vilde Yngve Øystein Åse Ailo Biret Amina Yusuf Nadia Tomasz Kinga Minh'.split(
    ' ',
  );
const HALVES = {
  one: 'Lauv Elve Gran Snø Tind Hede Myr Fosse Rogn Vier Blåe Tyri Einer Skarv Multe Rype Siv Hegge Orre Kvann'.split(
    ' ',
  ),
  two: 'brekka vangen myra lia sletta haugen bakken tunet stigen skogen voll kroken stranda teigen holmen åsen'.split(
    ' ',
  ),
};

/**
 * @param first the day the course began, a date: nobody has an earlier one, for that was the day they were asked
 * @param today a date
 */
export function townOf(chance: Chance, first: string, today: string): Citizen[] {
  const taken = new Set<string>();
  let number = 20_100;
  const lists = Math.floor((Date.parse(today) - Date.parse(first)) / 86_400_000 / FORTNIGHT);
  const listDay = (from: number, to: number) => addDays(first, FORTNIGHT * chance.between(from, to));
  const citizen = (unit: string, role: Role): Citizen => {
    const firstName = chance.pick(FIRST);
    let lastName = '';
    do lastName = chance.pick(HALVES.one) + chance.pick(HALVES.two);
    while (taken.has(`${firstName} ${lastName}`));
    taken.add(`${firstName} ${lastName}`);
    const ansattnr = String((number += chance.between(1, 7)));
    // One in nine has no address at work: they get a letter.
    const email = chance.percent(89) ? addressOf(firstName, lastName) : '';
    return { ansattnr, firstName, lastName, email, unit, role, starts: first };
  };
  const size = UNITS.reduce((sum, [, n]) => sum + n, 0);
  const staff = UNITS.flatMap(([unit, n], i) =>
    Array.from({ length: i === UNITS.length - 1 ? EMPLOYEES - size : n }, (_, k): Citizen => {
      const one = citizen(unit, 'ansatt');
      if (k === 0) return { ...one, leads: unit };
      // A fifth came later, and many of them in the last weeks: a new school year, a new ward.
      const recent = chance.percent(35) ? 1 : lists - 1;
      return chance.percent(20) ? { ...one, starts: listDay(lists - recent, lists) } : one;
    }),
  );
  const council = COUNCIL_UNITS.flatMap(([unit, n]) =>
    Array.from({ length: n }, () => citizen(unit, 'folkevalgt')),
  );
  const deputies = staff
    .filter(({ leads }) => !leads)
    .filter((_, i) => i % 130 === 7)
    .slice(0, BOTH);
  const both = deputies.map((one): Citizen => ({
    ...one,
    unit: 'Politikk > Varamedlemmer',
    role: 'folkevalgt',
    starts: first,
  }));
  const left = Array.from({ length: LEFT }, (): Citizen => {
    const one = citizen(chance.pick(UNITS.filter(([, n]) => n > 10))[0], 'ansatt');
    return { ...one, ends: listDay(9, lists) };
  });
  return [...staff, ...council, ...both, ...left];
}

function addressOf(first: string, last: string): string {
  const plain = `${first}.${last}`
    .toLowerCase()
    .replaceAll('å', 'a')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae');
  return `${plain}@demo.example`;
}

/** The staff list of a day, as the file that is uploaded. */
export function rosterOf(town: readonly Citizen[], day: string): string {
  const here = town.filter(({ starts, ends }) => starts <= day && (ends === undefined || ends > day));
  const lines = here.map((c) =>
    [c.ansattnr, c.firstName, c.lastName, c.email, c.unit, c.role, c.starts, c.leads ? 'ja' : ''].join(';'),
  );
  return ['ansattnr;fornavn;etternavn;e-post;enhet;rolle;startdato;leder', ...lines].join('\n');
}
