/** Secrets that open something: made by chance, known to their owner, kept by us only as a hash. */
import { createHash, randomBytes } from 'node:crypto';

/** What a token is for. It is part of the hash, so that no token works for another purpose. */
export type Purpose = 'deltaker' | 'hr' | 'session-deltaker' | 'session-hr' | 'api';

/** 192 bits, 32 letters that can stand in an address. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** @returns SHA-256, hex */
export function hashToken(purpose: Purpose, token: string): string {
  return createHash('sha256').update(`${purpose}:${token}`).digest('hex');
}
