/** The dilemmas of fixtures/prove, broken in one way at a time. */
import { describe, expect, it } from 'vitest';
import { checkTest } from './check-test.ts';
import { readDocument } from './document.ts';
import { fixture, library } from './fixtures/read.ts';
import { issueText } from './issue.ts';
import { spell } from './spelling.ts';
import { testSchema } from './test-schema.ts';

const GOOD = fixture('prove/test.yaml');

/** What is said, each with the word it is said of. */
function said(text: string): string[] {
  const { document, issues } = readDocument('t.yaml', text);
  if (!document) throw new Error(issues.map(issueText).join('\n'));
  const { value, issues: misspelt } = spell(testSchema, document);
  const found = value ? checkTest({ lesson: 'ytring', written: value, document }, library) : misspelt;
  return found.map(({ line, column, ...issue }) => {
    const there = text.split('\n')[line - 1]?.slice(column - 1) ?? '';
    const word = /^[^\s:,\]]+/.exec(there)?.[0] ?? '';
    return issueText({ line, column, ...issue })
      .replace(`t.yaml:${line}:${column}`, `[${word}]`)
      .replace('\n    ', ' | ');
  });
}

function changed(...changes: [from: string, to: string][]): string {
  return changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`not exactly once: ${from}`);
    return text.replace(from, () => to);
  }, GOOD);
}

const TWIN = /^ {6}festen:\n(?: {8}.*\n)+/m.exec(GOOD)?.[0] ?? '';

describe('a dilemma', () => {
  it('that is right is not complained of', () => {
    expect(said(GOOD)).toEqual([]);
  });

  it.each<[what: string, changes: [string, string][], issues: string[]]>([
    [
      'with an unknown point',
      [['gjenkjent:\n    point: 2.4-10', 'gjenkjent:\n    point: 2.4-11']],
      [
        '[point] feil: Punktet «2.4-11» finnes ikke i guideline.yaml | Mente du «2.4-01»?',
        '[cites] feil: Det riktige svaret i «parken» viser ikke til 2.4-11 | Legg til 2.4-11.',
        '[cites] feil: Det riktige svaret i «stranda» viser ikke til 2.4-11 | Legg til 2.4-11.',
      ],
    ],
    [
      'whose point is for others',
      [['innlegget:\n    point: 2.4-10', 'innlegget:\n    point: 2.1-08']],
      [
        '[point] feil: 2.1-08 gjelder ansatt, men paret er for begge | Velg et punkt som gjelder dem paret er for, eller endre role.',
        '[cites] feil: Det riktige svaret i «turen» viser ikke til 2.1-08 | Legg til 2.1-08.',
        '[cites] feil: Det riktige svaret i «festen» viser ikke til 2.1-08 | Legg til 2.1-08.',
      ],
    ],
    [
      'that cites what is not there, or is for others',
      [
        [
          'because: Den kan deles videre av alle i den.\n            cites: [2.4-10]',
          'because: Den kan deles.\n            cites: [2.4-10, 2.1-08, straffeloven]',
        ],
      ],
      [
        '[2.1-08] feil: 2.1-08 gjelder ansatt, men dilemmaet er for begge | Vis til et punkt som gjelder dem dilemmaet er for.',
        '[straffeloven] feil: «straffeloven» finnes ikke i law.yaml | Velg mellom 0-05, 2.1-01, 2.1-06, 2.1-08, 2.2-01, 2.4-01, 2.4-10, forvaltningsloven-13, grunnloven-100, ombudet.',
      ],
    ],
    [
      'that shows loyalty to a politician',
      [
        [
          'venter: { says: Lar det ligge, verdict: lovlig, leans: dristig, learn: Spør., because: Det er lov., cites: [2.4-10]',
          'venter: { says: Lar det ligge, verdict: lovlig, leans: dristig, learn: Spør., because: Det er lov., cites: [2.4-01]',
        ],
      ],
      [
        '[2.4-01] feil: 2.4-01 handler om lojalitetsplikt, og den gjelder bare ansatte | Folkevalgte har ingen lojalitetsplikt. Vis til et annet punkt.',
      ],
    ],
    [
      'with a breach of nothing',
      [
        [
          'deler: { says: Deler det nå, verdict: brudd, learn: Spør., because: De avgjør., cites: [2.4-10]',
          'deler: { says: Deler det nå, verdict: brudd, learn: Spør., because: De avgjør., cites: [2.1-01]',
        ],
      ],
      [
        '[cites] feil: Et brudd må vise til et skal-punkt eller en lov | Legg til det som er brutt, eller kall valget lovlig.',
      ],
    ],
    [
      'with somebody unknown in it',
      [['by: kare, where: Gruppa, text: Se på naboen', 'by: kaare, where: Gruppa, text: Se på naboen']],
      ['[by] feil: Personen «kaare» finnes ikke i people.yaml | Mente du «kare»?'],
    ],
    [
      'alone',
      [[TWIN, '']],
      [
        '[twins] feil: «innlegget» har 1 tvilling, det skal være to | Samme punkt, like vanskelige, hver sin historie.',
      ],
    ],
    [
      'with no right answer',
      [['says: Spør dem først, verdict: god', 'says: Spør dem først, leans: dristig, verdict: lovlig']],
      ['[choices] feil: Ingen av svarene i «stranda» er gode | Gi det riktige svaret verdict: god.'],
    ],
    [
      'with nothing but right answers',
      [
        ['says: Deler det nå, verdict: brudd', 'says: Deler det nå, verdict: god'],
        ['says: Lar det ligge, verdict: lovlig, leans: dristig', 'says: Lar det ligge, verdict: god'],
      ],
      ['[choices] feil: Alle svarene i «stranda» er gode | La noe kunne være feil.'],
    ],
    [
      'with more than one right set',
      [['all: [naboen], none: [hunden]', 'all: [naboen]']],
      [
        '[picks] feil: 2 ulike svar i «turen» er gode, det skal være ett | List opp resten under none. Disse er gode nå: naboen · hunden + naboen.',
      ],
    ],
    [
      'with a judgement nobody can get',
      [
        [
          'verdict: lovlig, leans: dristig, learn: Nei., because: Kaker',
          'verdict: brudd, learn: Nei., because: Nei., cites: [2.4-10] }\n            - { verdict: lovlig, leans: dristig, learn: Nei., because: Kaker',
        ],
      ],
      [
        '[{] feil: Denne vurderingen gjelder aldri | En av dem over fanger alt. Bytt rekkefølge, eller slett den.',
      ],
    ],
    [
      'with an option that is none',
      [['all: [gjestene], none: [kaka]', 'all: [gjestene], none: [kake]']],
      ['[kake] feil: «kake» er ikke blant options | Mente du «kaka»?'],
    ],
    [
      'asked in the way of another kind',
      [['kind: feil', 'kind: velg']],
      [
        '[turen] feil: «turen» har ikke choices, men kind er velg | velg har choices; flere og feil har picks.',
        '[picks] feil: «turen» har picks, men kind er velg | Slett det, eller endre kind.',
        '[festen] feil: «festen» har ikke choices, men kind er velg | velg har choices; flere og feil har picks.',
        '[picks] feil: «festen» har picks, men kind er velg | Slett det, eller endre kind.',
      ],
    ],
    [
      'that asks what is wrong in nothing',
      [
        [
          '- post: { by: kare, where: Gruppa, text: Se på gjestene og kaka! }',
          '- narration: Se på gjestene og kaka!',
        ],
      ],
      [
        '[shows] feil: «festen» spør hva som er galt, men viser bare fortelling | Vis innlegget, bildet eller meldingen det gjelder.',
      ],
    ],
    [
      'with too little to choose from',
      [[/^ {10}venter:.*\n/m.exec(GOOD)?.[0] ?? '', '']],
      ['[choices] feil: «stranda» har 2 svar | Skriv 3 eller 4.'],
    ],
    [
      'that gives itself away',
      [['says: Spør dem først', 'says: Spør dem først og legg det ut når alle har sagt ja']],
      [
        '[says] feil: «spor» er mer enn dobbelt så langt som «deler» (50 mot 12 tegn) | Kort det ned, eller skriv mer i det korte.',
      ],
    ],
    [
      'that leads somewhere',
      [['says: Deler det nå, ', 'says: Deler det nå, to: klage, ']],
      ['[to] feil: Ukjent felt «to» | Velg mellom because, cites, leans, learn, says, verdict.'],
    ],
    [
      'heavy to read',
      [
        [
          '- narration: Du har et bilde fra stranda.',
          '- narration: Personopplysningsvernlovgivningen forutsetter samtykkeerklæringer fra samtlige avbildede enkeltpersoner uavhengig av publiseringskanalens tilgjengelighetsinnstillinger overfor omgivelsene.',
        ],
        [
          'because: Det er lov.',
          'because: Personopplysningsvernlovgivningen forutsetter samtykkeerklæringer fra samtlige avbildede enkeltpersoner uavhengig av publiseringskanalens tilgjengelighetsinnstillinger overfor omgivelsene.',
        ],
      ],
      [
        '[narration] advarsel: Teksten er tung: LIX 53, høyst 40 | Dette er det tyngste stykket. Kortere setninger og kortere ord hjelper.',
      ],
    ],
  ])('%s is told', (_, changes, issues) => {
    expect(said(changed(...changes))).toEqual(issues);
  });
});
