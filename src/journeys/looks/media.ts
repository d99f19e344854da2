/**
 * What the course has none of, so that the criteria about it do not apply: sound, film, frames, pages that move on by
 * themselves, things that must be dragged, fields for what one is called (what one looks for is none). HR writes about
 * others, never about oneself: there fields are no fault. A field about oneself says what it asks for (WCAG 1.3.5).
 */
import { DESK, type Look } from './look.ts';

const NONE = [
  'audio, video, track, iframe, object, embed, canvas, marquee, blink',
  'meta[http-equiv=refresh], [accesskey], [draggable=true], [autoplay]',
  'body:not(:has(main.hr)) :is(input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [type=search], [autocomplete]), textarea, select:not([role=search] *))',
].join();

export const media = (): Look => ({
  name: 'media',
  views: [DESK],
  find: (page) =>
    page.evaluate(
      (none) =>
        [...document.querySelectorAll(none)].map(
          (element) => `${window.sfSeeing.name(element)} is on the page`,
        ),
      NONE,
    ),
});
