/** Every look, new for each journey: some remember what they have seen. */
import { axe } from './axe.ts';
import { focus } from './focus.ts';
import { forced } from './forced.ts';
import { heading } from './heading.ts';
import { language } from './language.ts';
import { live } from './live.ts';
import type { Look } from './look.ts';
import { media } from './media.ts';
import { reflow } from './reflow.ts';
import { sameness } from './sameness.ts';
import { shortcuts } from './shortcuts.ts';
import { spacing } from './spacing.ts';
import { stillness } from './stillness.ts';
import { target } from './target.ts';
import { title } from './title.ts';

export const allLooks = (): Look[] =>
  [
    stillness,
    title,
    language,
    media,
    live,
    sameness,
    heading,
    target,
    reflow,
    spacing,
    axe,
    shortcuts,
    forced,
    focus,
  ].map((make) => make());
