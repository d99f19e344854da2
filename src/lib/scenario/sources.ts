/** What scenarios refer to: people, points of the guidelines, legal sources. Their spelling, and a point as a citation. */
import type { InferOutput } from 'valibot';
import type { Citation, Person, Photo } from './format.ts';
import { looksSchema, type Looks } from './looks.ts';
import {
  citeId,
  day,
  dayOrNull,
  fields,
  list,
  matching,
  maybe,
  oneOf,
  pointId,
  record,
  text,
  whole,
  yesNo,
} from './spelling.ts';

export const peopleSchema = record(
  fields({
    name: text(),
    looks: maybe(looksSchema),
    // A newspaper, a municipality, a group that writes: no person, so no face.
    account: maybe(yesNo()),
  }),
);

export const guidelineSchema = fields({
  title: maybe(text()),
  version: text(),
  // What the sections are called on the page, where that is shorter than in the document.
  sections: maybe(record(text(), text())),
  // The list to keep: a heading → its points.
  checklist: maybe(record(list(pointId(), 1), text())),
  points: record(
    fields({
      section: text(),
      text: text(),
      quote: maybe(text()),
      audience: oneOf(['ansatt', 'folkevalgt', 'begge']),
      capacity: oneOf(['kommunen', 'privat', 'begge']),
      force: oneOf(['skal', 'rett', 'råd', 'bakgrunn']),
      version: whole(1),
      // Why the version is not 1 any more. What trains the point is open again from that day.
      changed: maybe(fields({ from: day(), why: text() })),
      alone: maybe(yesNo()),
      // Met by confirming the documents of municipality.yaml, not by a scenario.
      confirmed: maybe(yesNo()),
      // Why the course says otherwise than the document, or says it to fewer.
      differs: maybe(text()),
      // How the point goes further than the law.
      stricter: maybe(text()),
      // The legal sources it rests on, or belongs with.
      sources: maybe(list(citeId(), 1)),
    }),
    pointId(),
  ),
});

export const lawSchema = record(
  fields({
    label: text(),
    provision: maybe(text()),
    text: text(),
    // Where the whole provision stands.
    url: maybe(matching(/^https:\/\/[^\s<>"]+$/, 'Skriv hele adressen, med https:// foran.')),
    // False for what reads the law without being it: no breach can rest on that.
    binding: maybe(yesNo()),
    checked: dayOrNull(),
    again: day(),
  }),
  citeId(),
);

type WrittenPerson = InferOutput<typeof peopleSchema>[string];

/** As scenarios show them: looks become a drawn face, `/people/<face>.svg`. */
export function personOf(id: string, { name, looks, account }: WrittenPerson): Person {
  return { id, name, ...(looks && { face: id }), ...(account && { account }) };
}

/** How each is to be drawn, by id. */
export function looksOf(people: Record<string, WrittenPerson>): Record<string, Looks> {
  return Object.fromEntries(
    Object.entries(people).flatMap(([id, { looks }]) => (looks ? [[id, looks] as const] : [])),
  );
}

export type WrittenGuideline = InferOutput<typeof guidelineSchema>;
export type Point = WrittenGuideline['points'][string];
export type Source = InferOutput<typeof lawSchema>[string];

/** Everything a scenario may refer to, by id. */
export interface Library {
  people: Record<string, Person>;
  photos: Record<string, Photo>;
  points: Record<string, Point>;
  sources: Record<string, Source>;
}

const KINDS = { skal: 'regel', rett: 'rett', råd: 'raad', bakgrunn: 'raad' } as const;

/** «Retningslinjene 2.1»; chapter 0 is the introduction. */
function sectionLabel(section: string): string {
  const number = /^[\d.]+/.exec(section)?.[0].replace(/\.$/, '');
  return number && number !== '0' ? `Retningslinjene ${number}` : 'Retningslinjene, innledningen';
}

export function pointCitation(id: string, { section, text, quote, force }: Point): Citation {
  return { id, kind: KINDS[force], label: sectionLabel(section), text, ...(quote && { quote }) };
}

export function sourceCitation(id: string, { label, provision, text, url, binding }: Source): Citation {
  const whole = provision && !label.includes(provision) ? `${label} ${provision}` : label;
  return { id, kind: binding === false ? 'tolkning' : 'lov', label: whole, text, ...(url && { url }) };
}

/** Every point and legal source, points first. */
export function citationsOf({ points, sources }: Library): Record<string, Citation> {
  return Object.fromEntries([
    ...Object.entries(points).map(([id, point]) => [id, pointCitation(id, point)] as const),
    ...Object.entries(sources).map(([id, source]) => [id, sourceCitation(id, source)] as const),
  ]);
}
