import { expect, test, vi } from 'vitest';
import { capital, doneOf, hostOf, initialsOf, marksOf, numberOf, paragraphsOf } from './text.ts';

const plain = (text: string) => ({ text, marked: false });
const marked = (text: string) => ({ text, marked: true });

test.each([
  ['vanlig tekst', [plain('vanlig tekst')]],
  ['før ==merket== etter', [plain('før '), marked('merket'), plain(' etter')]],
  ['==hele==', [marked('hele')]],
  ['==to== og ==fire==', [marked('to'), plain(' og '), marked('fire')]],
  ['==aldri lukket', [plain('==aldri lukket')]],
  ['a == b og c == d', [plain('a == b og c == d')]],
  ['==<img onerror=x>==', [marked('<img onerror=x>')]],
  ['==over\nto linjer==', [marked('over\nto linjer')]],
  ['', []],
])('marks are read out of %j', (text, pieces) => {
  expect(marksOf(text)).toEqual(pieces);
});

test('an empty line parts paragraphs, a single line break does not', () => {
  expect(paragraphsOf('en\nlinje\n\n  to\n')).toEqual(['en\nlinje', 'to']);
});

test.each([
  [0, '0'],
  [999, '999'],
  [1900, '1\u00a0900'],
  [640000, '640\u00a0000'],
  [1234567, '1\u00a0234\u00a0567'],
])('%d is written with hard spaces', (n, text) => {
  expect(numberOf(n)).toBe(text);
});

test.each([
  ['Per Ole Haugen', 'PH'],
  ['Áŋŋel', 'Á'],
  ['«Ida» Østby', 'Ø'],
  ['Áŋŋel Čállit', 'ÁČ'],
  // The same name with its accents written apart.
  ['A\u0301ŋŋel C\u030cállit', 'A\u0301C\u030c'],
  ['👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦'],
  ['👨‍👩‍👧‍👦 Hansen', 'H'],
  ['ليلى حداد', 'لح'],
  ['\u202eIda Li', 'L'],
  ['   ', ''],
  ['', ''],
])('the initials of %j are %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test('without a segmenter a letter still keeps its accents', () => {
  vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined });
  expect([initialsOf('A\u0301ŋŋel C\u030cállit'), initialsOf('👨‍👩‍👧‍👦')]).toEqual(['A\u0301C\u030c', '']);
  vi.unstubAllGlobals();
});

test('a ring name is capitalised at the start of a line', () => {
  expect(capital('øvrige')).toBe('Øvrige');
});

test('a source is known by its host', () => {
  expect(hostOf('https://www.lovdata.no/lov/1967-02-10/§13')).toBe('lovdata.no');
});

test.each([
  ['Spør de {n} du har valgt', 0, 'Spør dem du har valgt'],
  ['Spør de {n} du har valgt', 1, 'Spør den ene du har valgt'],
  ['Spør de {n} du har valgt', 5, 'Spør de 5 du har valgt'],
  ['Send', 3, 'Send'],
])('the button %j with %i picked says «%s»', (done, n, says) => {
  expect(doneOf(done, n)).toBe(says);
});
