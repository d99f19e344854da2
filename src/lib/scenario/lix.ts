/** LIX, the readability index for Scandinavian languages: words per sentence plus the percentage of long words. Pure. */

/**
 * @param texts each ends a sentence, so a heading counts as one
 * @returns under 30 very easy, 40 a newspaper, over 50 a law
 */
export function lix(texts: readonly string[]): number {
  let words = 0;
  let long = 0;
  let sentences = 0;
  for (const text of texts) {
    for (const sentence of text.split(/[.!?:]+(?=\s|$)|\n+/)) {
      const found = sentence.match(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu) ?? [];
      if (found.length === 0) continue;
      sentences++;
      words += found.length;
      long += found.filter((word) => word.length > 6).length;
    }
  }
  return words === 0 ? 0 : words / sentences + (100 * long) / words;
}
