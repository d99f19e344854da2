/** How the dilemmas of the knowledge test are spelt in YAML: twin pairs, of the same pieces as a scenario. */
import type { InferOutput } from 'valibot';
import { BEAT_KINDS, beatKinds, fitting, judgement, picking, says } from './schema.ts';
import { about, fields, jsonSchemaOf, list, maybe, oneOf, pointId, record, text } from './spelling.ts';

/** `velg`: one of several · `flere`: all that fit · `feil`: what is wrong in what is shown. */
export const KINDS = ['velg', 'flere', 'feil'] as const;

const picks = fields({
  ...picking,
  outcomes: about(
    'Prøves ovenfra. Den siste har verken all eller none, og fanger resten. Nøyaktig ett svar er god.',
    list(fields({ ...fitting, ...judgement }), 1),
  ),
});

// Whether choices or picks fit is for `check` to say: it knows the kind.
const twin = fields({
  shows: about('Det som vises, oftest ett innslag.', list(fields(beatKinds, BEAT_KINDS), 1)),
  asks: about('Spørsmålet.', text()),
  choices: maybe(about('Når kind er velg: tre eller fire svar.', record(fields({ says, ...judgement })))),
  picks: maybe(about('Når kind er flere eller feil.', picks)),
});

export const testSchema = fields({
  pairs: record(
    fields({
      point: about('Punktet begge tvillingene prøver. De riktige svarene viser til det.', pointId()),
      role: oneOf(['ansatt', 'folkevalgt', 'begge']),
      kind: about('velg (ett svar), flere (alle som passer) eller feil (hva som er galt).', oneOf(KINDS)),
      twins: about('Nøyaktig to: samme punkt, like vanskelige, hver sin historie.', record(twin)),
    }),
  ),
});

export type WrittenTest = InferOutput<typeof testSchema>;
export type WrittenPair = WrittenTest['pairs'][string];
export type WrittenTwin = WrittenPair['twins'][string];

/** What editors complete and underline from. */
export function testJsonSchema(): Record<string, unknown> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Generated from src/lib/scenario/test-schema.ts by «npm run scenarios -- schema». Do not edit.',
    title: 'Sunn fornuft: prøven i en leksjon',
    ...jsonSchemaOf(testSchema),
  };
}
