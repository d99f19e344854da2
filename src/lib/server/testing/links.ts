/** Which columns point to people and appointments, read from the database itself, for tests that must forget none. */
import { sql } from 'kysely';
import type { Store } from '../database.ts';

/** @returns `table.column` of every foreign key to the table, and of every column that bears its name; sorted */
export async function columnsPointingTo(
  { db, kind }: Pick<Store, 'db' | 'kind'>,
  table: 'person' | 'appointment',
): Promise<string[]> {
  const all =
    kind === 'sqlite'
      ? sql<{ place: string }>`
          select m.name || '.' || f."from" as place from sqlite_schema m, pragma_foreign_key_list(m.name) f
          where m.type = 'table' and f."table" = ${table}
          union select m.name || '.' || c.name from sqlite_schema m, pragma_table_info(m.name) c
          where m.type = 'table' and c.name = ${table}`
      : sql<{ place: string }>`
          select conrelid::regclass || '.' || a.attname as place from pg_constraint
          join pg_attribute a on a.attrelid = conrelid and a.attnum = any (conkey)
          where contype = 'f' and confrelid = ${table}::regclass
          union select table_name || '.' || column_name from information_schema.columns
          where table_schema = 'public' and column_name = ${table}`;
  return (await all.execute(db)).rows.map(({ place }) => place).sort();
}
