/** A person's own data as a page they can read, or as JSON for a machine. Pure. */
import { ownData as words } from '#lib/i18n/nb/own-data.ts';
import { norwegianDay } from '#lib/course/day.ts';
import type { OwnData } from './own-data.ts';

export const FORMATS = ['tekst', 'json'] as const;
export type Format = (typeof FORMATS)[number];

const TYPES: Record<Format, { type: string; end: string }> = {
  tekst: { type: 'text/plain; charset=utf-8', end: 'txt' },
  json: { type: 'application/json; charset=utf-8', end: 'json' },
};

/** @param titles of scenarios, tests and documents, by id: what an id stands for in the course of today */
export function ownDataFile(data: OwnData, format: Format, titles: ReadonlyMap<string, string>) {
  const { type, end } = TYPES[format];
  const body = format === 'json' ? `${JSON.stringify(data, null, 2)}\n` : ownDataText(data, titles);
  // Nothing anybody wrote goes into the name.
  return { body, type, name: `egne-opplysninger-${norwegianDay(data.laget)}.${end}` };
}

/** Each part with its heading; what is empty says so. */
export function ownDataText(data: OwnData, titles: ReadonlyMap<string, string>): string {
  const { laget, ...parts } = data;
  const sections = Object.entries(parts).map(([part, rows]) => {
    const heading = words.parts[part as keyof typeof parts];
    const all = Array.isArray(rows) ? (rows as object[]) : [rows];
    const blocks = all.map((row) => block(row, titles)).join('\n\n');
    return [heading, '-'.repeat(heading.length), blocks || words.nothing].join('\n');
  });
  const title = [words.title, '='.repeat(words.title.length), words.made(timeText(laget))].join('\n');
  return `\ufeff${[title, words.intro, ...sections, words.not].join('\n\n')}\n`.replaceAll('\n', '\r\n');
}

function block(row: object, titles: ReadonlyMap<string, string>): string {
  const lines = Object.entries(row).map(
    ([field, value]) =>
      `${words.fields[field as keyof typeof words.fields]}: ${valueText(field, value, titles)}`,
  );
  return lines.join('\n');
}

const TIME = /^\d{4}-\d\d-\d\dT/;

function valueText(field: string, value: unknown, titles: ReadonlyMap<string, string>): string {
  if (value === null || value === '') return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  const text = String(value);
  if (TIME.test(text)) return timeText(text);
  if (field === 'lagretSom') return words.keptAs[text as keyof typeof words.keptAs];
  const title = field === 'hva' ? titles.get(text) : undefined;
  // What somebody wrote must not look like lines of ours.
  return (title ? `${title} (${text})` : text).replace(/\s+/g, ' ');
}

const CLOCK = new Intl.DateTimeFormat('nb-NO', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'long',
  timeStyle: 'short',
});
const timeText = (time: string) => CLOCK.format(new Date(time));
