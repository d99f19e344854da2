/** The right answer must not give itself away by its length, and the words must be easy to read. */
import type { Checking } from './checking.ts';
import type { Path } from './document.ts';
import type { Written } from './schema.ts';
import { lix } from './lix.ts';

/** More than this, and Norwegian readers find it heavy. */
export const MAX_LIX = 40;

export function checkGiveaways(checking: Checking): void {
  const { written, whole, error, warn } = checking;
  for (const [id, { choices = {} }] of Object.entries(written.scenes)) {
    const lengths = Object.entries(choices).map(([choice, { says }]) => ({ choice, length: says.length }));
    const shortest = lengths.reduce(
      (a, b) => (b.length < a.length ? b : a),
      lengths[0] ?? { choice: '', length: 0 },
    );
    for (const { choice, length } of lengths) {
      if (length > 2 * shortest.length) {
        error(
          ['scenes', id, 'choices', choice, 'says'],
          `«${choice}» er mer enn dobbelt så langt som «${shortest.choice}» (${length} mot ${shortest.length} tegn)`,
          'Kort det ned, eller skriv mer i det korte.',
        );
      }
    }
  }
  const texts = textsOf(written);
  for (const { text, path } of texts) {
    if (text.split('==').length % 2 === 0) {
      error(path, '«==» åpnes, men lukkes ikke', 'Sett == både foran og bak det som skal framheves.');
    }
  }
  const score = readabilityOf(written);
  if (score > MAX_LIX) {
    const heaviest = texts
      .filter(({ text }) => text.split(/\s+/).length >= 8)
      .reduce((a, b) => (lix([b.text]) > lix([a.text]) ? b : a), texts[0] ?? { text: '', path: [] });
    (whole ? error : warn)(
      heaviest.path,
      `Teksten er tung: LIX ${Math.round(score)}, høyst ${MAX_LIX}`,
      'Dette er det tyngste stykket. Kortere setninger og kortere ord hjelper.',
    );
  }
}

/** LIX of everything a learner must read. */
export function readabilityOf(written: Written): number {
  return lix(textsOf(written).map(({ text }) => text));
}

/** Whether the longest choice of a scene is a good one; undefined when length can tell nothing. */
export function goodIsLongest(
  choices: Record<string, { says: string; verdict: string }>,
): boolean | undefined {
  const all = Object.values(choices);
  const good = all.filter(({ verdict }) => verdict === 'god').map(({ says }) => says.length);
  const other = all.filter(({ verdict }) => verdict !== 'god').map(({ says }) => says.length);
  if (good.length === 0 || other.length === 0) return undefined;
  return Math.max(...good) > Math.max(...other);
}

/** Everything a learner must read, with where it stands. */
export function textsOf(written: Written): { text: string; path: Path }[] {
  const found: { text: string; path: Path }[] = [];
  const READ = new Set([
    'text',
    'says',
    'narration',
    'asks',
    'learn',
    'because',
    'title',
    'takeaway',
    'about',
    'headline',
    'lead',
    'subject',
  ]);
  const visit = (value: unknown, path: Path) => {
    if (!value || typeof value !== 'object') return;
    for (const [key, inner] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      if (typeof inner === 'string') {
        if (READ.has(key)) found.push({ text: inner, path: at });
      } else visit(inner, at);
    }
  };
  visit(written.scenes, ['scenes']);
  return found;
}
