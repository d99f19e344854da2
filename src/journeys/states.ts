/** Looks at a state as many people would: on a phone and a wide screen, by day and by night, with large letters, by keyboard. */
import { expect, type Page } from '@playwright/test';
import { allLooks } from './looks/all.ts';
import { VIEWS, type Look } from './looks/look.ts';
import { partsOf } from './looks/parts.ts';
import { see } from './looks/seeing.ts';
import { becomeStill } from './still.ts';

export interface States {
  /** Looks at what is on the screen now, once for each name. */
  look(page: Page, name: string): Promise<void>;
  /** Each fault once, with how often and where it was first seen. */
  findings(): string[];
  /** How often a look was taken. */
  taken(look: string): number;
  /** Fails with every finding; prints how many states were seen. */
  expectNoFindings(): void;
}

export function watchStates(looks: Look[] = allLooks()): States {
  const seen = new Set<string>();
  const screens = new Set<string>();
  const parts = new Set<string>();
  /** Look and fault → where it was found. */
  const found = new Map<string, string[]>();
  const spent: Record<string, number> = {};
  const taken = new Map<string, number>();
  /** Screens with something on them that was not met before. */
  let whole = 0;

  async function takeLooks(page: Page, state: string): Promise<void> {
    const screen = await screenOf(page);
    const isNew = !screens.has(screen);
    screens.add(screen);
    const newParts = (await partsOf(page)).filter((part) => !parts.has(part));
    for (const part of newParts) parts.add(part);
    if (newParts.length > 0) whole++;
    for (const view of VIEWS) {
      const { name, width, height, dark, forced } = view;
      const due = looks.filter(
        (look) =>
          (isNew && look.views.includes(view) && (newParts.length > 0 || !look.parts?.includes(view))) ||
          look.always === view,
      );
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
        taken.set(look.name, (taken.get(look.name) ?? 0) + 1);
      }
    }
  }

  return {
    async look(page, name) {
      if (seen.has(name)) return;
      seen.add(name);
      const before = page.viewportSize();
      await becomeStill(page, 100);
      await takeLooks(page, name);
      if (before) await page.setViewportSize(before);
      await page.emulateMedia({ colorScheme: null, reducedMotion: null, forcedColors: null });
    },
    findings: () =>
      [...found].map(([fault, places]) => `${fault}\n  ${places.length} ×, first in ${places[0]}`),
    taken: (look) => taken.get(look) ?? 0,
    expectNoFindings() {
      const all = [...taken.values()].reduce((sum, count) => sum + count, 0);
      const times = Object.entries(spent).map(([look, ms]) => `${look} ${(ms / 1000).toFixed(0)} s`);
      console.log(
        `${seen.size} states, ${screens.size} different screens, ${whole} of them with new parts, ${all} looks, ${found.size} findings (${times.join(', ')})`,
      );
      expect(seen.size).toBeGreaterThan(0);
      expect(this.findings()).toEqual([]);
    },
  };
}

/**
 * The road walked so far: the one thing that differs between states that otherwise show the same; and scenes drawn ahead,
 * which are not on the screen.
 */
const APART = '.vei, .veien-hit, .kart, .forut';

/** What is on the screen, without what is only numbering. */
function screenOf(page: Page): Promise<string> {
  return page.evaluate((APART) => {
    const body = document.body.cloneNode(true) as HTMLElement;
    for (const part of body.querySelectorAll(APART)) part.remove();
    for (const element of body.querySelectorAll('*')) {
      for (const name of ['id', 'for', 'aria-labelledby', 'aria-describedby']) element.removeAttribute(name);
    }
    return [location.pathname, document.title, body.innerHTML].join();
  }, APART);
}
