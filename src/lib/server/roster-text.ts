/** From the bytes somebody uploaded to text. Pure. */
import { roster as words } from '#lib/i18n/nb/roster.ts';

/** Files that are often uploaded by mistake, by how they begin. */
const SIGNATURES: [bytes: number[], message: string][] = [
  [[0xd0, 0xcf, 0x11, 0xe0], words.oldExcel],
  [[0x89, 0x50, 0x4e, 0x47], words.notCsv],
  [[0x25, 0x50, 0x44, 0x46], words.notCsv],
  [[0x1f, 0x8b], words.notCsv],
];
const beginsWith = (bytes: Uint8Array, start: number[]) => start.every((byte, i) => bytes[i] === byte);

/** A zip, which is what Excel's workbooks are. */
export const isZip = (bytes: Uint8Array) => beginsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
/** A workbook with a password is wrapped like Excel's old files, and names what it wraps. */
const isLocked = (bytes: Uint8Array) =>
  beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]) &&
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('EncryptedPackage', 0, 'utf16le');

/**
 * Reads UTF-8 (with or without BOM), UTF-16 (either order) and Windows-1252, which is what Excel writes.
 * Line ends become `\n`, letters NFC.
 * @returns the text, or why the file cannot be read
 */
export function readText(bytes: Uint8Array): { text: string } | { refused: string } {
  if (bytes.length === 0) return { refused: words.empty };
  if (isLocked(bytes)) return { refused: words.xlsx.locked };
  const known = SIGNATURES.find(([start]) => beginsWith(bytes, start));
  if (known) return { refused: known[1] };
  const text = decode(bytes).replace(/^\uFEFF/, '');
  if (text.includes('\0')) return { refused: words.notCsv };
  // More marks than any letter has (UAX 15 says 30): putting them in order takes the square of their number.
  if (/\p{M}{31}/u.test(text)) return { refused: words.notCsv };
  if (text.trim() === '') return { refused: words.empty };
  return { text: text.replace(/\r\n?/g, '\n').normalize('NFC') };
}

function decode(bytes: Uint8Array): string {
  if (beginsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (beginsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  // UTF-16 without its mark: the first two letters are plain ASCII in any file with our headers.
  if (bytes[1] === 0 && bytes[3] === 0) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0 && bytes[2] === 0) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
