import { beforeEach, describe, expect, it } from 'vitest';
import { focusOutcome } from './outcome.ts';

const EMPTY = '<div role="status" class="si-fra"></div><div role="alert" class="si-fra"> </div>';

describe('what came of a form', () => {
  beforeEach(() => document.body.replaceChildren());
  const focused = (main: string, done = true) => {
    document.body.innerHTML = `<p role="alert">Utenfor</p><main tabindex="-1">${main}</main>`;
    document.querySelector<HTMLElement>('[autofocus]')?.focus();
    focusOutcome(document, done);
    return document.activeElement === document.body ? null : document.activeElement?.textContent?.trim();
  };

  it.each<[what: string, main: string, done: boolean, focused: string | null]>([
    ['done', `<div role="status" class="si-fra"><p>Lagret.</p></div>${EMPTY}`, true, 'Lagret.'],
    [
      'wrong, further down',
      `<p role="status" class="si-fra">2 treff</p>${EMPTY}<p role="alert">Feil</p>`,
      true,
      'Feil',
    ],
    ['shown for a yes', `${EMPTY}<h2 data-utfall>Dette skjer</h2>`, true, 'Dette skjer'],
    ['nothing said', `${EMPTY}<h2>Dette skjer</h2>`, true, null],
    ['another status than ours', '<p role="status">3 av 4</p>', true, null],
    ['not a form: wrong', `${EMPTY}<p role="alert">Velg én</p>`, false, 'Velg én'],
    [
      'not a form: a count',
      '<p role="status" class="si-fra">2 personer</p><h2 data-utfall>x</h2>',
      false,
      null,
    ],
    [
      'done, but somebody has gone on already',
      '<div role="status" class="si-fra">Lagret.</div><p autofocus tabindex="-1">Her</p>',
      true,
      'Her',
    ],
  ])('%s', (_, main, done, words) => expect(focused(main, done)).toBe(words));
});
