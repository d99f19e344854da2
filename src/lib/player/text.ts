/** Turns the author's text into pieces a component can show without any HTML of its own. Pure. */

export interface Piece {
  text: string;
  marked: boolean;
}

/** `==like this==` marks what matters. A pair that is never closed is plain text. */
export function marksOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  for (;;) {
    const found = /==(?=\S)(.+?)(?<=\S)==/s.exec(rest);
    if (!found) break;
    if (found.index > 0) pieces.push({ text: rest.slice(0, found.index), marked: false });
    pieces.push({ text: found[1] as string, marked: true });
    rest = rest.slice(found.index + found[0].length);
  }
  if (rest) pieces.push({ text: rest, marked: false });
  return pieces;
}

/** Paragraphs are parted by an empty line. */
export function paragraphsOf(text: string): string[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

/** «1 900», with a hard space. Made here, so server and browser write the same. */
export function numberOf(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}

/** «Per Ole Haugen» → «PH»; for the disc of somebody without a drawn face. Empty where a name has nothing to show. */
export function initialsOf(name: string): string {
  const all = name.split(/\s+/).filter(Boolean);
  const words = all.filter((word) => /^\p{L}/u.test(word));
  // A name that is not letters is known by its first sign, whole: a family of emoji is one.
  if (words.length === 0)
    return firstSignOf(all.find((word) => /^\p{Extended_Pictographic}/u.test(word)) ?? '');
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return [first, last]
    .map((word) => firstSignOf(word ?? ''))
    .join('')
    .toLocaleUpperCase('nb');
}

/** What a reader takes for one character. Browsers without a segmenter (Firefox before 125) get letter and marks. */
export function firstSignOf(word: string): string {
  if (typeof Intl.Segmenter === 'undefined') return /^\p{L}\p{M}*/u.exec(word)?.[0] ?? '';
  const [first] = new Intl.Segmenter('nb').segment(word);
  return first?.segment ?? '';
}

/** «gruppa» → «Gruppa». */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('nb') + text.slice(1);
}

/** «https://lovdata.no/lov/…» → «lovdata.no»: who one goes to. */
export function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '');
}

/** The words on the button under picks: «Spør de {n} du har valgt» says «de 5», «den ene», and «dem» before any is. */
export function doneOf(done: string, n: number): string {
  return done.replace('de {n}', n === 0 ? 'dem' : n === 1 ? 'den ene' : `de ${n}`);
}
