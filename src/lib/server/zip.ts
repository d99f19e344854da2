/**
 * Takes chosen files out of a zip that a stranger made, and packs them anew. What the directory says of sizes is not
 * believed: bytes are counted as they come. Pure.
 */
import { crc32, inflateRawSync } from 'node:zlib';

export interface ZipLimits {
  entries: number;
  /** Bytes of all that is taken out, together. */
  bytes: number;
}

export type ZipFault = 'broken' | 'too-many' | 'too-big' | 'locked';
/** Thrown with a reason the caller must say in words. */
export class ZipRefused extends Error {
  readonly reason: ZipFault;
  constructor(reason: ZipFault) {
    super(reason);
    this.reason = reason;
  }
}

interface Entry {
  name: string;
  locked: boolean;
  method: number;
  packed: number;
  at: number;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record is 22 bytes and a comment of at most 65 535. */
const END_SIZE = 22;

/**
 * @returns the entries' names, as the directory has them
 * @throws ZipRefused
 */
export function zipNames(bytes: Uint8Array, limits: ZipLimits): string[] {
  return entriesOf(bytes, limits).map(({ name }) => name);
}

/**
 * @param wanted which files to take out; the rest is never unpacked
 * @throws ZipRefused
 */
export function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Map<string, Uint8Array> {
  const view = viewOf(bytes);
  const files = new Map<string, Uint8Array>();
  let left = limits.bytes;
  for (const entry of entriesOf(bytes, limits)) {
    if (!wanted(entry.name)) continue;
    if (entry.locked) throw new ZipRefused('locked');
    if (files.has(entry.name)) throw new ZipRefused('broken');
    if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== LOCAL)
      throw new ZipRefused('broken');
    const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
    if (from + entry.packed > bytes.length) throw new ZipRefused('broken');
    const file = unpack(bytes.subarray(from, from + entry.packed), entry.method, left);
    left -= file.length;
    files.set(entry.name, file);
  }
  return files;
}

function unpack(packed: Uint8Array, method: number, most: number): Uint8Array {
  if (method === 0 && packed.length > most) throw new ZipRefused('too-big');
  if (method === 0) return packed;
  if (method !== 8 || most === 0) throw new ZipRefused(most === 0 ? 'too-big' : 'broken');
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ZipRefused(code === 'ERR_BUFFER_TOO_LARGE' ? 'too-big' : 'broken');
  }
}

function entriesOf(bytes: Uint8Array, { entries: most }: ZipLimits): Entry[] {
  const view = viewOf(bytes);
  const end = endOf(bytes, view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // 0xffff and 0xffffffff mean that the true figures stand elsewhere (zip64), which 5 MB never need.
  if (count > most) throw new ZipRefused('too-many');
  const entries: Entry[] = [];
  for (; at + 46 <= end && view.getUint32(at, true) === DIRECTORY;) {
    if (entries.length >= most) throw new ZipRefused('too-many');
    const length = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)).replaceAll('\\', '/'),
      locked: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (entries.length !== count) throw new ZipRefused('broken');
  return entries;
}

function endOf(bytes: Uint8Array, view: DataView): number {
  const last = bytes.length - END_SIZE;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new ZipRefused('broken');
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A zip of these files and nothing else, not packed: what is read is what was counted. */
export function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, file] of files) {
    const label = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800, 2); // names are UTF-8
    head.writeUInt32LE(crc32(file), 10);
    head.writeUInt32LE(file.length, 14);
    head.writeUInt32LE(file.length, 18);
    head.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([magic(LOCAL), head, label]);
    const entry = Buffer.concat([magic(DIRECTORY), Buffer.from([20, 0]), head, Buffer.alloc(14), label]);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(file.buffer, file.byteOffset, file.length));
    directory.push(entry);
    offset += local.length + file.length;
  }
  const end = Buffer.alloc(END_SIZE);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(
    directory.reduce((sum, entry) => sum + entry.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

function magic(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}
