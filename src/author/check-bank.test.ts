/** What must hold in the whole test, with small banks written for it. */
import { describe, expect, it } from 'vitest';
import { issueText } from '#lib/scenario/issue.ts';
import { checkBank, FEWEST_DILEMMAS } from './check-bank.ts';
import { readSources } from './sources.ts';

const twin = (name: string, longer = '') =>
  `      ${name}:
        shows: [{ narration: Noe skjer. }]
        asks: Hva gjør du?
        choices:
          a: { says: 'Det ene${longer}', verdict: god, learn: Ja., because: Ja., cites: [2.1-01] }
          b: { says: Det andre, verdict: lovlig, leans: taus, learn: Nei., because: Nei., cites: [2.1-01] }
          c: { says: Det tredje, verdict: lovlig, leans: taus, learn: Nei., because: Nei., cites: [2.1-01] }
`;
const pair = (name: string, role = 'begge', twins = [`${name}-en`, `${name}-to`], longer = '') =>
  `  ${name}:
    point: 2.1-01
    role: ${role}
    kind: velg
    twins:
${twins.map((id) => twin(id, longer)).join('')}`;
const file = (...pairs: string[]) => `pairs:\n${pairs.join('')}`;

const COURSE = `title: Kurs
guideline: '2026'
roles: [ansatt, folkevalgt]
lessons:
  - id: ytring
    core: []
  - id: lojalitet
    core: []
`;

function said(tests: Record<string, string>, course = COURSE): string[] {
  const read = readSources(new Map(Object.entries({ 'course.yaml': course, ...tests })));
  const unread = read.issues.filter((issue) => issue.file.startsWith('test/'));
  return [...unread, ...checkBank(read)].map((issue) => issueText(issue).replace('\n    ', ' | '));
}

const three = (prefix: string) => [1, 2, 3].map((n) => pair(`${prefix}${n}`));
const FEW = (n: number) =>
  `course.yaml:4:1 advarsel: Prøven har ${n} dilemmaer, det må være minst 60 | Skriv flere par i test/.`;

describe('the knowledge test as a whole', () => {
  it('is asked for nothing when there is none', () => {
    expect(said({})).toEqual([]);
  });

  it('is told when a lesson has too few pairs for a role', () => {
    const ytring = file(pair('a'), pair('b'), pair('c', 'ansatt'));
    expect(said({ 'test/ytring.yaml': ytring, 'test/lojalitet.yaml': file(...three('l')) })).toEqual([
      'test/ytring.yaml:1:1 advarsel: Prøven har 2 par for folkevalgt i ytring, det må være minst 3 | Skriv flere i test/ytring.yaml. Et par for begge teller for begge.',
      FEW(12),
    ]);
  });

  it('is told of a lesson that has none', () => {
    expect(said({ 'test/ytring.yaml': file(...three('y')) })).toEqual([
      'course.yaml:4:1 advarsel: Prøven har 0 par for ansatt i lojalitet, det må være minst 3 | Skriv flere i test/lojalitet.yaml. Et par for begge teller for begge.',
      'course.yaml:4:1 advarsel: Prøven har 0 par for folkevalgt i lojalitet, det må være minst 3 | Skriv flere i test/lojalitet.yaml. Et par for begge teller for begge.',
      FEW(6),
    ]);
  });

  it('is told of a name that stands twice, in the same file or another', () => {
    const ytring = file(pair('a'), pair('b', 'begge', ['b-en', 'a-en']), pair('c'));
    const lojalitet = file(pair('c', 'begge', ['d', 'e']), ...three('l'));
    const issues = said({ 'test/lojalitet.yaml': lojalitet, 'test/ytring.yaml': ytring });
    expect(issues).toEqual([
      expect.stringMatching(
        /^test\/ytring\.yaml:\d+:7 feil: Dilemmaet «a-en» står også i test\/ytring\.yaml \| Gi den ene et annet navn/,
      ),
      expect.stringMatching(/^test\/ytring\.yaml:\d+:3 feil: Paret «c» står også i test\/lojalitet\.yaml/),
      FEW(14),
    ]);
  });

  it('is told when length gives the right answer away too often', () => {
    const long = [1, 2, 3].map((n) => pair(`y${n}`, 'begge', [`y${n}a`, `y${n}b`], ', lenger'));
    expect(
      said({ 'test/ytring.yaml': file(...long), 'test/lojalitet.yaml': file(...three('l')) }).at(-1),
    ).toBe(
      'course.yaml:4:1 advarsel: Det riktige svaret er lengst i 50 % av dilemmaene, høyst 35 % er lov | Kort det ned, eller gjør et annet lengre, i noen av disse: y1a, y1b, y2a, y2b, y3a, y3b.',
    );
  });

  it('is refused when there is too little of it in a course that is whole', () => {
    const tests = { 'test/ytring.yaml': file(...three('y')), 'test/lojalitet.yaml': file(...three('l')) };
    const whole = `whole: true\n${COURSE}`;
    expect(said(tests, whole)).toEqual([FEW(12).replace('4:1 advarsel', '5:1 feil')]);
  });

  it('is complained of in nothing when there is enough of all', () => {
    const many = Array.from({ length: FEWEST_DILEMMAS / 4 }, (_, n) => n);
    const lesson = (prefix: string) => file(...many.map((n) => pair(`${prefix}${n}`)));
    expect(said({ 'test/ytring.yaml': lesson('y'), 'test/lojalitet.yaml': lesson('l') })).toEqual([]);
  });

  it('is told of files that are in no place, and of a lesson that is not there', () => {
    expect(said({ 'test/a/b.yaml': 'x', 'test/ytrig.yaml': file(...three('y')) }).slice(0, 2)).toEqual([
      'test/a/b.yaml:1:1 feil: Fila har et navn eller en plass prøven ikke kjenner | Kunnskapsprøven ligger i test/LEKSJON.yaml, én fil for hver leksjon.',
      'test/ytrig.yaml:1:1 feil: Kurset har ingen leksjon som heter «ytrig» | Mente du «ytring»?',
    ]);
  });

  it('is told only of what cannot be read, when something cannot', () => {
    expect(said({ 'test/ytring.yaml': 'pairs:\n  a:\n    pont: x\n' })).toHaveLength(5);
  });
});
