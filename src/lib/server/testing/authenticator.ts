/** A passkey made of software, for tests: signs what it is asked to, as the browser would hand it over. */
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_KEY = 0x40;

export class Authenticator {
  readonly id = randomBytes(32).toString('base64url');
  /** How often it has signed; 0 for ever when it does not count. */
  count = 0;
  handle = '';
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private readonly counts: boolean;
  private readonly flags: number;

  /** @param options `asks`: for a PIN or a finger, before it signs */
  constructor({ counts = true, asks = true } = {}) {
    this.counts = counts;
    this.flags = asks ? USER_PRESENT | USER_VERIFIED : USER_PRESENT;
  }

  /** The answer to registration options. @param origin where the browser says it is */
  make(options: PublicKeyCredentialCreationOptionsJSON, origin: string) {
    this.handle = options.user.id;
    const data = this.data(String(options.rp.id), this.flags | HAS_KEY, this.attestedKey());
    // CBOR: { fmt: 'none', attStmt: {}, authData: bytes }
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'),
      Buffer.from([data.length >> 8, data.length & 0xff]),
      data,
    ]);
    return this.answer({
      clientDataJSON: this.client('webauthn.create', options.challenge, origin).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** The answer to login options. */
  sign(options: PublicKeyCredentialRequestOptionsJSON, origin: string) {
    if (this.counts) this.count++;
    const client = this.client('webauthn.get', options.challenge, origin);
    const data = this.data(String(options.rpId), this.flags, Buffer.alloc(0));
    const signature = createSign('sha256').update(data).update(sha256(client)).sign(this.keys.privateKey);
    return this.answer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: this.handle,
    });
  }

  private answer<T>(response: T) {
    return { id: this.id, rawId: this.id, type: 'public-key' as const, response, clientExtensionResults: {} };
  }

  private client(type: string, challenge: string, origin: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  private data(rpId: string, flags: number, rest: Buffer): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.count);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, rest]);
  }

  private attestedKey(): Buffer {
    const id = Buffer.from(this.id, 'base64url');
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' });
    // CBOR: { 1: 2, 3: -7, -1: 1, -2: x, -3: y }, an ES256 key.
    const cose = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(String(x), 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(String(y), 'base64url'),
    ]);
    return Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
  }
}
