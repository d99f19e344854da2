import { describe, expect, it } from 'vitest';
import { hasNationalId } from './national-id.ts';

describe('a national identity number is found', () => {
  // None of these belongs to anybody: the check digits are wrong.
  it.each([
    '01019012345',
    '010190 12345',
    '010190-12345',
    '010190.12345',
    '010190/12345',
    '010190_12345',
    '010190:12345',
    '010190 - 12345',
    '010190\u201312345',
    '010190 \u2014 12345',
    '010190\u221212345',
    '010190  12345',
    '010190\t12345',
    '010190\u00ad12345',
    '010190\u200b12345',
    '01.01.90 12345',
    '01 01 90 12345',
    '01. 01. 90 12345',
    '01/01/90 12345',
    '01-01-90-12345',
    '01.01.1990 12345',
    '01.01.199012345',
    '41.01.1990 12345',
    'Kari (01.01.90/12345), Kultur',
  ])('in «%s»', (text) => expect(hasNationalId(text)).toBe(true));

  it.each([
    '+47 912 34 567',
    '00 47 91 23 45 67',
    '22 12 34 56',
    '12 12 12 12',
    '08-12 34 56 78',
    '47 91234567',
    '10190 / 12345',
    '923 609 016',
    '1234.01.12345',
    '15.08.2026',
    '15.08.2026 10:00',
    '15.08.2026 - 31.12.2026',
    '15.08.2026-14.08.2030',
    '2026-08-15 12345',
    '2026-08-15T10:00:00.12345',
    '32.01.90 12345',
    '01.13.90 12345',
    '01.01-90 12345',
    '01.01.1890 12345',
    '010190    12345',
    '010190 og 12345',
    '01.01.90 123456',
    '101.01.90 12345',
  ])('but not in «%s»', (text) => expect(hasNationalId(text)).toBe(false));

  it.each([
    ['digits', '1'],
    ['blanks', '1 '],
    ['dates', '01.01.90 '],
    ['half a number and blanks', `010190${' '.repeat(50)}`],
  ])('without delay in a million letters of %s', (_, piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    const before = performance.now();
    expect(hasNationalId(`12345${text}`)).toBe(false);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
