import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import config from '../svelte.config.js';
import { earlyText } from './early-text.js';

const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');
const hashOf = (text: string): `sha256-${string}` =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;

describe('the script that keeps early clicks', () => {
  it('is allowed by the policy as it stands in the page, and only so', () => {
    const allowed = config.kit?.csp?.directives?.['script-src'];
    expect(allowed).toEqual(['self', hashOf(earlyText(read('early.js')))]);
    expect(allowed).not.toContain(hashOf(`${earlyText(read('early.js'))} `));
  });

  it('has its place in the template, after everything the policy must stand before', () => {
    const template = read('app.html');
    expect(template.indexOf('<!--early-->')).toBeGreaterThan(template.indexOf('%sveltekit.head%'));
    expect(template.indexOf('<!--early-->')).toBeLessThan(template.indexOf('</head>'));
  });

  it('loses its comments and its indentation, and no code', () => {
    expect(
      earlyText("// why\n(function () {\n  // and why\n  /** @type {string} */\n  mark('// kept');\n})();\n"),
    ).toBe("(function () {\nmark('// kept');\n})();\n");
  });

  it('cannot end the element it stands in', () => {
    expect(earlyText(read('early.js'))).not.toMatch(/<\/|<!--/);
  });
});
