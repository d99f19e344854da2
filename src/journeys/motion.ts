/** What moves, and whether one can choose meanwhile: watched frame by frame from inside the page. */
import type { BrowserContext, Page } from '@playwright/test';

export interface Moved {
  what: string;
  /** What changes on the way. */
  properties: string[];
  /** Milliseconds, the wait before it included. */
  until: number;
  duration: number;
  times: number;
}

declare global {
  interface Window {
    sfMoved?: Moved[];
    /** Choices that could not be pressed in the first frame they were painted in. */
    sfBlocked?: string[];
    /** Choices that were tried. */
    sfTried?: number;
  }
}

/** From now on every page of the context remembers what moves. Call before the first page is opened. */
export async function watchMotion(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const moved: Moved[] = (window.sfMoved = []);
    const blocked: string[] = (window.sfBlocked = []);
    window.sfTried = 0;
    const known = new WeakSet<Animation>();
    const tried = new WeakSet<Element>();
    const nameOf = (element: Element | null | undefined) =>
      element ? [element.localName, ...element.classList].join('.') : 'something';

    const noteMotion = () => {
      for (const animation of document.getAnimations()) {
        if (known.has(animation)) continue;
        known.add(animation);
        const effect = animation.effect as KeyframeEffect;
        const { duration, iterations, endTime } = effect.getComputedTiming();
        const keys = effect.getKeyframes().flatMap((frame) => Object.keys(frame));
        const properties = [...new Set(keys)].filter(
          (key) => !/^(offset|computedOffset|easing|composite)$/.test(key),
        );
        moved.push({
          what: nameOf(effect.target),
          properties,
          until: Number(endTime),
          duration: Number(duration),
          times: Number(iterations),
        });
      }
    };
    const tryChoices = () => {
      for (const choice of document.querySelectorAll<HTMLElement>('[data-choice]')) {
        if (tried.has(choice) || !choice.checkVisibility()) continue;
        tried.add(choice);
        window.sfTried = (window.sfTried ?? 0) + 1;
        const { left, top, width, height } = choice.getBoundingClientRect();
        const there = document.elementFromPoint(left + width / 2, top + height / 2);
        let opacity = 1;
        for (let at: Element | null = choice; at; at = at.parentElement)
          opacity *= Number(getComputedStyle(at).opacity);
        const free =
          there !== null &&
          choice.contains(there) &&
          opacity > 0.99 &&
          !choice.matches(':disabled, [inert] *');
        if (!free) blocked.push(choice.textContent?.trim() ?? '');
      }
    };
    const frame = () => {
      noteMotion();
      tryChoices();
      requestAnimationFrame(frame);
    };
    document.addEventListener('DOMContentLoaded', () => requestAnimationFrame(frame));
  });
}

/** @returns one sentence for each thing that moves otherwise than we promise */
export async function motionFaults(page: Page): Promise<string[]> {
  const { moved, blocked } = await page.evaluate(() => ({
    moved: window.sfMoved ?? [],
    blocked: window.sfBlocked ?? [],
  }));
  const faults = moved.flatMap(({ what, properties, until, duration, times }) => [
    ...properties
      .filter((property) => !/^(transform|scale|translate|rotate|opacity)$/.test(property))
      .map((property) => `${what} animates ${property}`),
    ...(times > 1 ? [`${what} moves ${times === Infinity ? 'for ever' : `${times} times`}`] : []),
    ...(duration > 1000 || until > 1500 ? [`${what} moves for ${duration} ms, until ${until} ms`] : []),
  ]);
  return [
    ...new Set([...faults, ...blocked.map((words) => `«${words}» could not be pressed in its first frame`)]),
  ];
}
