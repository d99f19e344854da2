/** Ids that follow from what they name, so that the same roster gives the same people, on any server. Pure. */
import { createHash } from 'node:crypto';

/** Never changes: every id ever given follows from it. */
const NAMESPACE = Buffer.from('5b8f0c0e4f0d4c43a5a6c6f1d0a9e7b2', 'hex');

/** A UUID v5 (RFC 9562). */
function uuid5(name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name).digest();
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** @param ansattnr as written: leading zeros are part of it */
export function personId(ansattnr: string): string {
  return uuid5(`person:${ansattnr}`);
}

/**
 * The ids the number has as written, in lower and in upper case. Where somebody is erased, capitals make no other
 * person. In lower case whoever was erased is remembered beside their own id; in upper case those of before that.
 */
export function idsInAnyCase(ansattnr: string): string[] {
  return [...new Set([ansattnr, ansattnr.toLowerCase(), ansattnr.toUpperCase()])].map(personId);
}

/** Capitals do not make another unit. @param unit `Oppvekst > Lauvlia skole` */
export function unitId(unit: string): string {
  return uuid5(`unit:${unit.toLowerCase()}`);
}

/** One appointment for a person and a role: moving to another unit keeps it, and its history. */
export function appointmentId(person: string, role: string): string {
  return uuid5(`appointment:${person}:${role}`);
}
