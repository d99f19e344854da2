/** Whom a question is about: what HR has chosen to see, and what whoever asks may see. */
import { sql, type RawBuilder } from 'kysely';
import type { Status } from '#lib/course/statuses.ts';
import type { Role } from '#lib/scenario/format.ts';
import type { Scope } from './scope.ts';

export interface Filter {
  person?: string;
  /** A unit's whole name, without those below. */
  unit?: string;
  /** A unit's whole name, and all below it; '' is the whole municipality. */
  within?: string;
  role?: Role;
  statuses?: readonly Status[];
  /** Only those that are not completed. */
  open?: boolean;
  /** Only those without a personal link that works. */
  unlinked?: boolean;
  /** Words that all must stand in the name, the number or the address. */
  search?: string;
  /** Only those that were put in by this time, ISO 8601. */
  assignedBy?: string;
  /** Only these, by id. */
  appointments?: readonly string[];
  /** Whom the asker may see. */
  scope?: Scope;
}

/** Capitals that a database may not know to have small letters. */
const CAPITALS = 'ÆØÅÄÖÜÉÈÁŠŽČĐŊŦ';

/** Small letters, the same on both engines: SQLite knows those of ASCII only. */
const folded = (text: RawBuilder<string>): RawBuilder<string> =>
  [...CAPITALS].reduce(
    (all, capital) => sql`replace(${all}, ${sql.lit(capital)}, ${sql.lit(capital.toLocaleLowerCase('nb'))})`,
    sql<string>`lower(${text})`,
  );

/** The unit is one of these, or below one. Capitals do not make another unit. */
export function isBelow(units: readonly string[]): RawBuilder<boolean> {
  if (units.length === 0) return sql`false`;
  const name = folded(sql`unit.name || ' > '`);
  const parts = units.map((unit) => {
    const start = folded(sql`cast(${`${unit} > `} as text)`);
    return sql<boolean>`substr(${name}, 1, length(${start})) = ${start}`;
  });
  return sql`(${sql.join(parts, sql` or `)})`;
}

/** Every word stands somewhere in what a person is known by. */
export function isFound(search: string): RawBuilder<boolean> {
  const text = folded(
    sql`person.first_name || ' ' || person.last_name || ' ' || person.ansattnr || ' ' || coalesce(person.email, '')`,
  );
  const words = search.normalize('NFC').toLocaleLowerCase('nb').split(/\s+/).filter(Boolean).slice(0, 8);
  const like = words.map((word) => sql`${text} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`);
  return like.length === 0 ? sql`true` : sql`(${sql.join(like, sql` and `)})`;
}
