/**
 * The building blocks of the author's format: each is a valibot schema that speaks Norwegian, and at the same time
 * its JSON Schema, so what the editor underlines and what `check` refuses can never differ. Pure.
 */
import * as v from 'valibot';
import type { Document } from './document.ts';
import type { Issue } from './issue.ts';
import { meant } from './near.ts';

export type JsonSchema = Record<string, unknown>;
type Schema<T = unknown> = v.GenericSchema<unknown, T>;

const json = new WeakMap<object, JsonSchema>();

/** The JSON Schema of a block made here. */
export function jsonSchemaOf(schema: object): JsonSchema {
  const found = json.get(schema);
  if (!found) throw new Error('a schema that was not made by spelling.ts');
  return found;
}

function known<S extends object>(schema: S, as: JsonSchema): S {
  json.set(schema, as);
  return schema;
}

/** Message and hint travel in one string. `%` is the name of the field. */
const say = (message: string, hint: string) => `${message}\n${hint}`;

/** The same block with an explanation that editors show. */
export function about<S extends object>(description: string, schema: S): S {
  json.set(schema, { ...jsonSchemaOf(schema), description });
  return schema;
}

export const text = () =>
  known(
    v.pipe(
      v.string(say('«%» skal være tekst', 'Skriv teksten etter kolon på samme linje.')),
      v.trim(),
      v.minLength(1, say('«%» er tom', 'Skriv noe, eller slett linja.')),
    ),
    { type: 'string', minLength: 1 },
  );

const ID = /^[a-z][a-z0-9-]*$/;
const ID_HINT = 'Bruk små bokstaver a–z, tall og bindestrek, og begynn med en bokstav: «egne-vegne».';

/** A name in code: of a scene, a choice, a flag, a ring. */
export const id = () =>
  known(
    v.pipe(
      v.string(say('«%» skal være et navn', ID_HINT)),
      v.regex(ID, ({ input }) => say(`«${input}» er ikke et gyldig navn`, ID_HINT)),
    ),
    {
      type: 'string',
      pattern: ID.source,
    },
  );

export const matching = (pattern: RegExp, hint: string) =>
  known(
    v.pipe(
      v.string(say('«%» er skrevet feil', hint)),
      v.regex(pattern, ({ input }) => say(`«${input}» er skrevet feil`, hint)),
    ),
    {
      type: 'string',
      pattern: pattern.source,
    },
  );

/** The id of a point of the guidelines: `2.2-04`. */
export const pointId = () =>
  matching(/^\d+(\.\d+)*-\d\d$/, 'Punkter heter som i guideline.yaml, for eksempel 2.2-04.');

/** A point of the guidelines or a legal source. */
export const citeId = () =>
  matching(
    /^(\d+(\.\d+)*-\d\d|[a-z][a-z0-9-]*)$/,
    'Skriv et punkt (2.2-04) eller en rettskilde (grunnloven-100).',
  );

export const whole = (least = 0) =>
  known(
    v.pipe(
      v.string(say('«%» skal være et helt tall', 'Skriv tallet uten mellomrom og anførselstegn.')),
      v.regex(
        /^\d{1,9}$/,
        say('«%» skal være et helt tall', 'Skriv tallet uten mellomrom og anførselstegn.'),
      ),
      v.transform(Number),
      v.minValue(least, say(`«%» skal være minst ${least}`, 'Rett tallet.')),
    ),
    { type: 'integer', minimum: least },
  );

const YES_NO = say('«%» skal være true eller false', 'Skriv true (ja) eller false (nei).');
export const yesNo = () =>
  known(
    v.pipe(
      v.picklist(['true', 'false'], YES_NO),
      v.transform((word) => word === 'true'),
    ),
    { type: 'boolean' },
  );

export const day = () =>
  known(
    v.pipe(
      v.string(say('«%» skal være en dato', 'Skriv datoen som 2026-11-22.')),
      v.check(isDay, say('«%» skal være en dato', 'Skriv datoen som 2026-11-22.')),
    ),
    { type: 'string', format: 'date' },
  );

/** An ISO date that is in the calendar. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A day, or `null` when there is none. */
export const dayOrNull = () =>
  known(
    v.pipe(
      v.string(say('«%» skal være en dato eller null', 'Skriv datoen som 2026-11-22.')),
      v.transform((word) => (['', 'null', '~'].includes(word) ? null : word)),
      v.nullable(
        v.pipe(
          v.string(),
          v.check(isDay, say('«%» skal være en dato eller null', 'Skriv datoen som 2026-11-22.')),
        ),
      ),
    ),
    { type: ['string', 'null'], format: 'date' },
  );

export const oneOf = <const W extends string>(words: readonly W[]) =>
  known(
    v.picklist(words, (issue) =>
      say(
        `«%» kan ikke være ${issue.received.replaceAll('"', '«').replace(/«([^«]*)«/, '«$1»')}`,
        meant(String(issue.input), words),
      ),
    ),
    { enum: words },
  );

const NOT_A_LIST = say('«%» skal være en liste', 'Begynn hver linje med bindestrek, eller skriv [en, to].');
export const list = <T>(item: Schema<T>, least = 0) =>
  known(v.pipe(v.array(item, NOT_A_LIST), v.minLength(least, say('«%» er tom', 'Skriv minst én.'))), {
    type: 'array',
    items: jsonSchemaOf(item),
    ...(least && { minItems: least }),
  });

const NOT_A_MAP = say(
  '«%» skal ha flere linjer under seg',
  'Rykk linjene inn to mellomrom: «navn: innhold».',
);

/** valibot takes a list for an object; an author should hear that it is a list. */
const namesWithLines = () =>
  v.custom<Record<string, unknown>>(
    (it) => typeof it === 'object' && it !== null && !Array.isArray(it),
    NOT_A_MAP,
  );

/** Names chosen by the author, each with the same kind of thing under it. */
export const record = <T>(item: Schema<T>, key: Schema<string> = id()) =>
  known(v.pipe(namesWithLines(), v.record(key as v.GenericSchema<string>, item)), {
    type: 'object',
    propertyNames: jsonSchemaOf(key),
    additionalProperties: jsonSchemaOf(item),
  });

/** A block that may be left out. */
export const maybe = <T>(schema: Schema<T>) => known(v.exactOptional(schema), jsonSchemaOf(schema));

type Entries = Record<string, Schema | v.ExactOptionalSchema<Schema, undefined>>;

/** Named fields. Every unknown one is reported, with the nearest known; `exactly` names fields of which one is needed. */
export function fields<const E extends Entries>(entries: E, exactly?: readonly (keyof E & string)[]) {
  const names = Object.keys(entries);
  const schema = v.pipe(
    namesWithLines(),
    v.looseObject(entries, say('«%» mangler', `Kjente felter her: ${names.join(', ')}.`)),
    v.rawCheck(({ dataset, addIssue }) => {
      const value = dataset.value as Record<string, unknown>;
      for (const key of Object.keys(value).filter((name) => !names.includes(name))) {
        const path = [{ type: 'object', origin: 'key', input: value, key, value: value[key] }] as const;
        addIssue({ message: say(`Ukjent felt «${key}»`, meant(key, names)), path: path as never });
      }
      if (exactly && exactly.filter((name) => Object.hasOwn(value, name)).length !== 1) {
        addIssue({
          message: say(
            `Her skal det stå nøyaktig én av: ${exactly.join(', ')}`,
            'Skriv den ene, og flytt andre til et eget punkt i lista.',
          ),
        });
      }
    }),
  );
  const required = names.filter((name) => entries[name]?.type !== 'exact_optional');
  return known(schema, {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, jsonSchemaOf(entries[name] as Schema)])),
    ...(required.length > 0 && { required }),
    ...(exactly && { oneOf: exactly.map((name) => ({ required: [name] })) }),
    additionalProperties: false,
  }) as unknown as Schema<v.InferOutput<v.StrictObjectSchema<E, undefined>>>;
}

/** One word, or something with lines under it. */
export const either = <A, B>(word: Schema<A>, other: Schema<B>) =>
  known(
    v.lazy((input) => (typeof input === 'string' ? word : other) as Schema<A | B>),
    { anyOf: [jsonSchemaOf(word), jsonSchemaOf(other)] },
  );

/** Validates a document. @returns its value when nothing is wrong, and every issue with its place */
export function spell<T>(schema: Schema<T>, document: Document): { value?: T; issues: Issue[] } {
  const result = v.safeParse(schema, document.value);
  if (result.success) return { value: result.output, issues: [] };
  const issues = result.issues.map((issue): Issue => {
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    const named = path.findLast((part) => typeof part === 'string') ?? 'fila';
    const [message = '', hint = ''] = issue.message.replaceAll('%', String(named)).split('\n');
    return { file: document.file, ...document.at(path), severity: 'error', message, hint };
  });
  return { issues };
}
