/** Looks at a state with axe as four people would: on a phone and a wide screen, by day and by night. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What can be otherwise by night: nothing but colours changes. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
const SIZES = [
  { width: 360, height: 800 },
  { width: 1280, height: 800 },
];

export interface States {
  /** Looks at what is on the screen now, once for each name. */
  look(page: Page, name: string): Promise<void>;
  /** Fails with every finding; prints how many states were seen. */
  expectNoFindings(): void;
}

export function watchStates(): States {
  const seen = new Set<string>();
  const findings: string[] = [];
  let looks = 0;
  return {
    async look(page, name) {
      if (seen.has(name)) return;
      seen.add(name);
      const before = page.viewportSize();
      for (const size of SIZES) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize(size);
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          const axe = new AxeBuilder({ page });
          const dark = colorScheme === 'dark';
          const { violations } = await (dark ? axe.withRules(COLOUR_RULES) : axe.withTags(TAGS)).analyze();
          looks++;
          for (const { id, help, nodes } of violations) {
            for (const { target, failureSummary } of nodes) {
              findings.push(
                `${name}, ${size.width} ${colorScheme}: ${id} (${help}) at ${target.join(' ')}\n${failureSummary}`,
              );
            }
          }
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (wide > 0) findings.push(`${name}, ${size.width} ${colorScheme}: ${wide} px too wide`);
        }
      }
      if (before) await page.setViewportSize(before);
      await page.emulateMedia({ colorScheme: null, reducedMotion: null });
    },
    expectNoFindings() {
      console.log(`axe: ${seen.size} states, ${looks} looks, ${findings.length} findings`);
      expect(seen.size).toBeGreaterThan(0);
      expect(findings).toEqual([]);
    },
  };
}
