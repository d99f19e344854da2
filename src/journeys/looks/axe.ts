/** What axe finds, on a phone and a wide screen, by day and by night. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { DESK, DESK_DARK, PHONE, PHONE_DARK, type Look } from './look.ts';

/** The statement may claim a criterion for axe only when one of these tags, or rules, covers it. */
export const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Counted as experimental, but it is what 2.5.3 asks. */
export const MORE_RULES = ['label-content-name-mismatch'];
/** What can be otherwise by night: nothing but colours changes. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

interface Axe {
  run(options: object): Promise<{ violations: Violation[] }>;
}
interface Violation {
  id: string;
  help: string;
  nodes: { target: string[]; failureSummary: string }[];
}
declare global {
  interface Window {
    axe?: Axe;
  }
}

const require = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
let source: string | undefined;

export const axe = (): Look => ({
  name: 'axe',
  views: [DESK, DESK_DARK, PHONE, PHONE_DARK],
  always: DESK,
  parts: [DESK_DARK, PHONE, PHONE_DARK],
  async find(page, { dark }) {
    const rules = Object.fromEntries(MORE_RULES.map((rule) => [rule, { enabled: true }]));
    const violations = await run(page, dark ? { runOnly: COLOUR_RULES } : { runOnly: TAGS, rules });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}\n${failureSummary}`),
    );
  },
});

/** Axe is put into a document once, and asked for nothing but what is wrong: most of its time goes to the rest. */
async function run(page: Page, options: object): Promise<Violation[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) {
    source ??= readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
    await page.evaluate(source);
  }
  return page.evaluate(async (options) => (await (window.axe as Axe).run(options)).violations, {
    ...options,
    resultTypes: ['violations'],
    preload: false,
  });
}
