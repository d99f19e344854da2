import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from '#lib/scenario/schema.ts';
import { schemaTexts } from './cli.ts';

describe('a schema', () => {
  it.each(Object.entries(schemaTexts()))(
    '%s is what the code says today; if not, run «npm run scenarios -- schema»',
    (name, text) => {
      expect(readFileSync(`scenarios/${name}`, 'utf8')).toBe(text);
    },
  );

  it('knows the fields of a choice, and says what they are for', () => {
    const at = (path: string) =>
      path
        .split('/')
        .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], scenarioJsonSchema());
    const choice = 'properties/scenes/additionalProperties/properties/choices/additionalProperties';
    expect(at(`${choice}/required`)).toEqual(['says', 'verdict', 'learn', 'because', 'cites', 'to']);
    expect(at(`${choice}/properties/verdict`)).toEqual({
      enum: ['god', 'lovlig', 'brudd'],
      description: 'Hvordan valget vurderes.',
    });
    expect(at(`${choice}/additionalProperties`)).toBe(false);
  });
});
