/**
 * Reads a form. Never with `request.formData()`: the platform's parser throws at whatever is wrong with a form, and
 * spends time that grows with the square of its length. Six megabytes of `a&` would hold up everybody for minutes.
 */
import { readBytes } from './body.ts';

/** Bytes. The longest form is a page of ticked names, a few thousand. */
const MAX_FORM = 64 * 1024;
const MULTIPART = 'multipart/form-data';
const URLENCODED = 'application/x-www-form-urlencoded';

/** @returns the fields; none when it is not a form, too long, broken, or has a text no database takes */
export async function readForm(request: Request): Promise<FormData> {
  const bytes = isOfType(request, [URLENCODED, MULTIPART]) && (await readBytes(request, MAX_FORM));
  const form = bytes instanceof Uint8Array ? await parse(request, bytes) : undefined;
  const sound = form && [...form.values()].every((value) => value instanceof File || !value.includes('\0'));
  return sound ? form : new FormData();
}

/**
 * The one file of a form.
 * @param most bytes of the file
 * @returns undefined when there is none
 */
export async function readUpload(
  request: Request,
  field: string,
  most: number,
): Promise<File | 'too-big' | undefined> {
  if (!isOfType(request, [MULTIPART])) return undefined;
  const bytes = await readBytes(request, most + MAX_FORM);
  if (bytes === 'too-big') return 'too-big';
  const file = bytes === 'cut-off' ? undefined : (await parse(request, bytes))?.get(field);
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return undefined;
  return file.size > most ? 'too-big' : file;
}

function isOfType(request: Request, types: readonly string[]): boolean {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  return types.includes(type.trim().toLowerCase());
}

async function parse(request: Request, bytes: Uint8Array<ArrayBuffer>): Promise<FormData | undefined> {
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  try {
    return await new Response(bytes, { headers }).formData();
  } catch {
    return undefined;
  }
}
