/** As much of JSON Schema as the description of the API uses, for tests. What it does not know is a fault. */

type Schema = Record<string, unknown>;
const KNOWN = new Set(
  'type properties required additionalProperties items $ref format description minimum maximum default maxLength'.split(
    ' ',
  ),
);
const FORMATS: Record<string, RegExp> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
};

/** @returns what in the value does not fit, with its place; empty when all does */
export function misfits(root: Schema, schema: Schema, value: unknown, at = ''): string[] {
  const strange = Object.keys(schema).find((key) => !KNOWN.has(key));
  if (strange) return [`${at}: the test does not know ${strange}`];
  if (typeof schema['$ref'] === 'string') return misfits(root, refer(root, schema['$ref']), value, at);
  const types = [schema['type']].flat() as string[];
  if (!types.includes(typeOf(value))) return [`${at}: ${typeOf(value)} instead of ${types.join('|')}`];
  const format = FORMATS[String(schema['format'])];
  if (format && typeof value === 'string' && !format.test(value))
    return [`${at}: not a ${String(schema['format'])}`];
  if (Array.isArray(value))
    return value.flatMap((item, i) => misfits(root, schema['items'] as Schema, item, `${at}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  const missing = ((schema['required'] ?? []) as string[]).filter((key) => !Object.hasOwn(value, key));
  return [
    ...missing.map((key) => `${at}: lacks ${key}`),
    ...Object.entries(value).flatMap(([key, inner]) =>
      properties[key] ? misfits(root, properties[key], inner, `${at}.${key}`) : [`${at}: ${key} is too much`],
    ),
  ];
}

function refer(root: Schema, ref: string): Schema {
  return ref
    .replace('#/', '')
    .split('/')
    .reduce((inside, part) => inside[part] as Schema, root);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
