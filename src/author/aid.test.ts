import { describe, expect, it } from 'vitest';
import { adviceFor, ANSWER, answerOf, graphOf } from '#lib/scenario/aid.ts';
import { readDocument } from '#lib/scenario/document.ts';
import type { Citation } from '#lib/scenario/format.ts';
import { spell } from '#lib/scenario/spelling.ts';
import { walk } from '#lib/scenario/walk.ts';
import { aidOf, aidSchema, checkAid } from './aid.ts';
import { readContent } from './content.ts';

const citations: Record<string, Citation> = {
  '2.4-08': { id: '2.4-08', kind: 'raad', label: 'Retningslinjene 2.4', text: 'Tenk.' },
};
const RIGHT = `start: hva
questions:
  hva:
    asks: Hva er det?
    choices:
      ord: { says: Ord, to: svar }
      bilde: { says: Et bilde, sets: [bilde], to: hvem }
  hvem:
    asks: Hvem er på det?
    choices:
      ingen: { says: Ingen, to: svar }
      spor: { says: Noen jeg ikke kjenner, sets: [ukjent], to: svar }
advice:
  - { when: { bilde: true, ukjent: false }, level: endre, says: Se en gang til, because: Se godt., cites: [2.4-08] }
  - { when: { ukjent: true }, level: spor, says: Finn det ut, because: Spør., ask: dem, cites: [2.4-08] }
  - { level: husk, says: Les høyt, because: Det er lurt., cites: [2.4-08] }
`;

function issuesOf(text: string): string[] {
  const { document, issues } = readDocument('for-du-poster.yaml', text);
  if (!document) return issues.map(({ message }) => message);
  const { value, issues: misspelt } = spell(aidSchema, document);
  const found = value ? checkAid(value, document, citations) : misspelt;
  return found.map(({ line, message }) => `${line}: ${message}`);
}

describe('«Før du poster»', () => {
  it('is right as it should be written', () => {
    expect(issuesOf(RIGHT)).toEqual([]);
  });

  it.each<[string, [string, string], string]>([
    ['a question that is not there', ['to: hvem', 'to: hvemm'], '7: Spørsmålet «hvemm» finnes ikke'],
    ['a start that is not there', ['start: hva', 'start: hvo'], '1: Spørsmålet «hvo» finnes ikke'],
    [
      'a flag that is never set',
      ['when: { ukjent: true }', 'when: { ukjen: true }'],
      '15: «ukjen» blir aldri satt',
    ],
    [
      'a source that is not there',
      ['because: Se godt., cites: [2.4-08]', 'because: Se godt., cites: [2.4-99]'],
      '14: «2.4-99» finnes verken i guideline.yaml eller law.yaml',
    ],
    ['nobody to ask', ['ask: dem, ', ''], '15: ask hører til spor, og bare dit'],
    [
      'a question nobody comes to',
      ['sets: [bilde], to: hvem', 'sets: [bilde], to: svar'],
      '8: Ingen kommer til «hvem»',
    ],
    [
      'an answer that leads nowhere',
      ['{ says: Ingen, to: svar }', '{ says: Ingen, to: [{ when: { bilde: false }, scene: svar }] }'],
      '11: Svaret leder noen ganger ingen steder',
    ],
    [
      'advice that is never given',
      ['level: husk, says', 'when: { bilde: false, ukjent: true }, level: husk, says'],
      '16: Rådet gis aldri',
    ],
    ['an answer no road comes to', ['level: endre', 'level: husk'], '13: Ingen vei ender i «endre»'],
    ['one answer only', ['      ord: { says: Ord, to: svar }\n', ''], '5: Ett eneste svar er ikke noe valg'],
    ['a field that is not known', ['level: husk,', 'nivaa: husk,'], '16: «level» mangler'],
  ])('is refused with %s', (_what, [from, to], said) => {
    expect(RIGHT).toContain(from);
    expect(issuesOf(RIGHT.replace(from, to))).toContain(said);
  });

  it('gives the weightiest advice first, and lets it decide', () => {
    const { document } = readDocument('for-du-poster.yaml', RIGHT);
    const { value } = spell(aidSchema, document as NonNullable<typeof document>);
    const aid = aidOf(value as NonNullable<typeof value>, citations);
    const held = (...flags: string[]) =>
      adviceFor(aid, Object.fromEntries(flags.map((flag) => [flag, true as const])));
    expect(held('bilde', 'ukjent').map(({ says }) => says)).toEqual(['Finn det ut', 'Les høyt']);
    expect([held(), held('bilde'), held('bilde', 'ukjent')].map(answerOf)).toEqual(['post', 'endre', 'spor']);
  });

  it('as the course has it, gives each role its own points, and never silence for a mere opinion', async () => {
    const { aid, citations: all, issues } = await readContent('scenarios', '2026-11-28');
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    const whole = aid as NonNullable<typeof aid>;
    const ends = walk(graphOf(whole)).states.filter(({ scene }) => scene === ANSWER);
    expect(ends.length).toBeGreaterThan(50);
    for (const { flags, steps } of ends) {
      const advice = adviceFor(whole, flags);
      const cited = advice.flatMap(({ cites }) => cites.map(({ id }) => id));
      expect(cited.every((id) => Object.hasOwn(all, id))).toBe(true);
      // Points on an employee's duties are never shown to a politician, and the other way round.
      if (flags['folkevalgt'])
        expect(cited.filter((id) => /^(2\.1-0[789]|2\.2-|2\.3-0[1-4]|2\.4-14)/.test(id))).toEqual([]);
      else expect(cited.filter((id) => /^2\.1-0[3456]/.test(id))).toEqual([]);
      // A few words of one's own on a matter of opinion, with the role clear: go ahead.
      if (steps.length === 5 && flags['mening'] && !flags['utydelig'] && Object.keys(flags).length <= 3)
        expect([answerOf(advice), flags['gruppe'] ?? false]).toEqual(['post', flags['gruppe'] ?? false]);
    }
  });
});
