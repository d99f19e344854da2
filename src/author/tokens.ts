/** The colours of `src/lib/design/tokens.css`, as they are in light and in dark. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Scheme = 'light' | 'dark';
/** Name without `--sf-` → `#rrggbb`. */
export type Tokens = Record<string, string>;

/** As they stand in the style sheet, so that nothing is measured against a copy. */
export function designTokens(): Record<Scheme, Tokens> {
  return tokensOf(readFileSync(join(import.meta.dirname, '../lib/design/tokens.css'), 'utf8'));
}

/** Pure: the style sheet's text in. */
export function tokensOf(css: string): Record<Scheme, Tokens> {
  const at = css.indexOf('@media (prefers-color-scheme: dark)');
  const end = css.indexOf('\n}', at);
  const light = coloursIn(css.slice(0, at));
  return { light, dark: { ...light, ...coloursIn(css.slice(at, end)) } };
}

function coloursIn(css: string): Tokens {
  const found = [...css.matchAll(/--sf-([\w-]+):\s*#([0-9a-f]{3}|[0-9a-f]{6});/gi)];
  const whole = (hex: string) => (hex.length === 3 ? hex.replace(/./g, '$&$&') : hex);
  return Object.fromEntries(found.map(([, name, hex]) => [name, `#${whole(hex as string).toLowerCase()}`]));
}
