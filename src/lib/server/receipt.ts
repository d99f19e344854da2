/** What a learner can write down and HR can look up. */

/** Digits and letters that are not mistaken for each other, read aloud or written by hand. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** @returns for instance `7KQ2-MX4P-9TBD`: 60 random bits, so it can be neither guessed nor met twice */
export function newReceipt(): string {
  const letters = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => ALPHABET[byte % 32]);
  return [0, 4, 8].map((at) => letters.slice(at, at + 4).join('')).join('-');
}
