/** Looks at a state as many people would: on a phone and a wide screen, by day and by night, with large letters, by keyboard. */
import { expect, type Page } from '@playwright/test';
import { allLooks } from './looks/all.ts';
import { VIEWS, type Look } from './looks/look.ts';
import { see } from './looks/seeing.ts';

export interface States {
  /** Looks at what is on the screen now, once for each name. */
  look(page: Page, name: string): Promise<void>;
  /** Each fault once, with how often and where it was first seen. */
  findings(): string[];
  /** Fails with every finding; prints how many states were seen. */
  expectNoFindings(): void;
}

export function watchStates(looks: Look[] = allLooks()): States {
  const seen = new Set<string>();
  /** Look and fault → where it was found. */
  const found = new Map<string, string[]>();
  const spent: Record<string, number> = {};
  let taken = 0;

  async function lookFrom(page: Page, state: string): Promise<void> {
    for (const view of VIEWS) {
      const { name, width, height, dark, forced } = view;
      const due = looks.filter(({ views }) => views.includes(view));
      if (due.length === 0) continue;
      await page.setViewportSize({ width, height });
      await page.emulateMedia({
        colorScheme: dark ? 'dark' : 'light',
        forcedColors: forced ? 'active' : 'none',
        reducedMotion: 'reduce',
      });
      await see(page);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      for (const look of due) {
        const begun = performance.now();
        for (const fault of await look.find(page, view, state)) {
          const words = `${look.name}: ${fault}`;
          found.set(words, [...(found.get(words) ?? []), `${state}, ${name}`]);
        }
        spent[look.name] = (spent[look.name] ?? 0) + performance.now() - begun;
        taken++;
      }
    }
  }

  return {
    async look(page, name) {
      if (seen.has(name)) return;
      seen.add(name);
      const before = page.viewportSize();
      await lookFrom(page, name);
      if (before) await page.setViewportSize(before);
      await page.emulateMedia({ colorScheme: null, reducedMotion: null, forcedColors: null });
    },
    findings: () =>
      [...found].map(([fault, places]) => `${fault}\n  ${places.length} ×, first in ${places[0]}`),
    expectNoFindings() {
      const times = Object.entries(spent).map(([look, ms]) => `${look} ${(ms / 1000).toFixed(0)} s`);
      console.log(`${seen.size} states, ${taken} looks, ${found.size} findings (${times.join(', ')})`);
      expect(seen.size).toBeGreaterThan(0);
      expect(this.findings()).toEqual([]);
    },
  };
}
