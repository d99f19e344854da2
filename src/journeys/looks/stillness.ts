/** WCAG 2.3.3 and ours: who asks for less motion sees how it ended, at once. */
import { DESK, PHONE, type Look } from './look.ts';

export const stillness = (): Look => ({
  name: 'stillness',
  views: [DESK, PHONE],
  find: (page) =>
    page.evaluate(() =>
      document.getAnimations().flatMap((animation) => {
        const effect = animation.effect as KeyframeEffect | null;
        // Drawn ahead: it has not been styled since less motion was asked for, and will be before it is seen.
        if (effect?.target?.closest('.forut')) return [];
        const what = effect?.target ? window.sfSeeing.name(effect.target) : 'something';
        return [`${what} moves, though less motion was asked for`];
      }),
    ),
});
