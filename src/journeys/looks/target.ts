/** WCAG 2.5.8: what is pressed is at least 24 px each way; what the learner decides with, 44. */
import { DESK, PHONE, type Look } from './look.ts';

export const target = (): Look => ({
  name: 'target',
  views: [DESK, PHONE],
  find: (page) =>
    page.evaluate(() => {
      const { controls, name } = window.sfSeeing;
      const faults: string[] = [];
      for (const control of controls()) {
        // Something to scroll or to read is not a target.
        if (control.matches('[tabindex]:not(a, button, input, summary, [role])')) continue;
        const label = control instanceof HTMLInputElement ? control.labels?.[0] : undefined;
        const boxes = [control, ...(label ? [label] : [])].map((element) => element.getBoundingClientRect());
        const width = Math.max(...boxes.map((box) => box.width));
        const height = Math.max(...boxes.map((box) => box.height));
        // The criterion leaves out a link in a sentence: its height is the line's.
        const block = control.closest('p, li, dd')?.textContent?.trim();
        const inSentence =
          getComputedStyle(control).display === 'inline' && block && block !== control.textContent?.trim();
        if (inSentence) continue;
        const least = control.closest('[data-scene]') ? 44 : 24;
        if (width < least - 0.5 || height < least - 0.5) {
          faults.push(`${name(control)} is ${Math.round(width)} × ${Math.round(height)} px, not ${least}`);
        }
      }
      return faults;
    }),
});
