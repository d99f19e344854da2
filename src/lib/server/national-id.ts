/** Finds fødselsnummer and D-nummer where nobody asked for them. Pure. */

const HEADER = /f(ø|oe|o)dsels?-?(nummer|nr)|person-?(nummer|nr)|^f-?nr$|^d-?(nummer|nr)$|^ssn$/;

/** What is added to the month: nothing, H-numbers and test persons. A D-number adds 40 to the day. */
const SHIFTS = [0, 40, 65, 80];

/** Does a column by this name ask for a national identity number? */
export function asksForNationalId(header: string): boolean {
  return HEADER.test(
    header
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_.]/g, ''),
  );
}

/**
 * A date, in one or with its parts set apart, and five digits. Every repetition is bounded, so that a long cell takes
 * no longer than its length.
 */
const WRITTEN =
  /(?<!\d)(?:\d{5,6}|\d\d([\s./\p{Pd}]{1,2})\d\d\1(?:19|20)?\d\d)[\s./_:\u2212\p{Pd}\p{Cf}]{0,3}\d{5}(?!\d)/gu;

/**
 * Is there something in the text that looks like a national identity number: eleven digits that begin with a day
 * and a month (also the D-numbers' and the test populations' shifted ones), however they are set apart, or the ten
 * that are left when Excel has eaten a leading zero? The check digits count only for the ten: a typing mistake is
 * still somebody's number.
 */
export function hasNationalId(text: string): boolean {
  // Wide digits are digits too; most cells are plain, and there are many. Letters go first: long rows of marks take
  // minutes to put in order.
  const plain = /[^\x20-\x7e]/.test(text) ? text.replace(/[\p{L}\p{M}]/gu, 'x').normalize('NFKC') : text;
  if (!/\d{5}/.test(plain)) return false;
  for (const [found] of plain.matchAll(WRITTEN)) {
    // Thirteen: the year has its century.
    const digits = found.replaceAll(/\D/g, '').replace(/^(\d{4})\d\d(?=\d{7}$)/, '$1');
    if (digits.length === 11 && beginsWithDate(digits)) return true;
    if (digits.length === 10 && beginsWithDate(`0${digits}`) && checks(`0${digits}`)) return true;
  }
  return false;
}

function beginsWithDate(digits: string): boolean {
  const day = Number(digits.slice(0, 2)) % 40;
  const month = Number(digits.slice(2, 4));
  return day >= 1 && day <= 31 && SHIFTS.some((shift) => month > shift && month <= shift + 12);
}

function checks(digits: string): boolean {
  const sum = (weights: number[]) =>
    weights.reduce((all, weight, i) => all + weight * Number(digits[i]), 0) % 11;
  return sum([3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) === 0 && sum([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0;
}
