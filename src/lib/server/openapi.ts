/** The description of the API, OpenAPI 3.1, made from the export's own columns. Norwegian: IT in a municipality reads it. */
import { PAGE } from './api-completions.ts';
import { COLUMN_NAMES } from './export.ts';

const string = (description: string, more: object = {}) => ({ type: 'string', description, ...more });
const time = (description: string) => string(description, { format: 'date-time' });

const row = {
  type: 'object',
  description: 'En stilling eller et verv. De samme kolonnene som i fila HR laster ned. Tomt felt er null.',
  required: ['id', ...COLUMN_NAMES],
  additionalProperties: false,
  properties: {
    id: string('Radens faste nøkkel. Kommer en rad flere ganger, gjelder den siste.', { format: 'uuid' }),
    ...Object.fromEntries(COLUMN_NAMES.map((name) => [name, { type: ['string', 'null'] }])),
  },
};

const page = {
  type: 'object',
  required: ['as_of', 'rows', 'next', 'next_since'],
  additionalProperties: false,
  properties: {
    as_of: time('Tidspunktet alle sidene i uttrekket gjelder for.'),
    rows: { type: 'array', items: { $ref: '#/components/schemas/Row' } },
    next: {
      type: ['string', 'null'],
      description: 'Send som cursor for å få neste side. Null på siste side.',
    },
    next_since: time(
      'Send som updated_since neste gang. Ligger noen minutter før as_of, så noen rader kan komme to ganger, men ingen faller ut.',
    ),
  },
};

const fault = {
  type: 'object',
  required: ['error'],
  additionalProperties: false,
  properties: { error: { type: 'string' }, parameter: string('Hvilken parameter som er feil.') },
};

const answer = (description: string, schema: string, more: object = {}) => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
  ...more,
});
const query = (name: string, description: string, schema: object) => ({
  ...{ name, in: 'query', required: false },
  description,
  schema,
});

/** @param server where it runs, `https://kurs.kommune.no` */
export function openApi(version: string, server: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sunn fornuft: fullføringer',
      version,
      description:
        'Hvem som har fullført kurset, for HR-systemer. Bare lesing. Nøkkelen lages av en administrator under Tilgang, og virker i 3, 12 eller 24 måneder. Den nye kan lages før den gamle går ut: Begge virker side om side.',
    },
    servers: [{ url: server }],
    security: [{ nokkel: [] }],
    paths: {
      '/api/completions': {
        get: {
          operationId: 'completions',
          summary: 'Én side av fullføringene',
          description:
            'Hent første side uten cursor, og deretter side for side med next. Alle sidene gjelder samme tidspunkt. updated_since gir bare rader der noe er levert, fullført eller fritatt siden da. Status følger også kalenderen (frist, gyldighet): Hent derfor alt én gang i døgnet.',
          parameters: [
            query('limit', 'Rader på en side.', {
              ...{ type: 'integer', minimum: 1, maximum: PAGE.most },
              default: PAGE.default,
            }),
            query('cursor', 'next fra forrige side. Virker i ett døgn.', { type: 'string', maxLength: 300 }),
            query('updated_since', 'Bare rader det har skjedd noe med etter dette. Tid i UTC, med Z.', {
              ...{ type: 'string', format: 'date-time' },
            }),
          ],
          responses: {
            200: answer('Én side.', 'Page'),
            400: answer('En parameter er feil.', 'Fault'),
            401: answer('Nøkkelen mangler, er feil, er gått ut eller er trukket tilbake.', 'Fault'),
            429: answer('For mange kall. Vent så mange sekunder som Retry-After sier.', 'Fault', {
              headers: { 'Retry-After': { schema: { type: 'integer' } } },
            }),
          },
        },
      },
    },
    components: {
      securitySchemes: { nokkel: { type: 'http', scheme: 'bearer' } },
      schemas: { Row: row, Page: page, Fault: fault },
    },
  };
}
