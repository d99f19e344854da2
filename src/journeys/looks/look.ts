/** What a look at a screen is. Each stands in a file of its own here; the file's name is how the statement names it. */
import type { Page } from '@playwright/test';

/** Somebody's screen. */
export interface View {
  name: string;
  width: number;
  height: number;
  dark?: boolean;
  /** The system's own few colours instead of ours. */
  forced?: boolean;
}

export interface Look {
  /** The name of its file. */
  name: string;
  views: readonly View[];
  /** Taken also where the screen is one that was looked at before, but for the road that led to it. */
  always?: View;
  /**
   * Views in which it looks at how parts are drawn and follow one another, whatever their words: a screen made of
   * parts that were all looked at before is passed over there (see parts.ts).
   */
  parts?: readonly View[];
  /**
   * @param page stands still in the view, without motion
   * @param state what the journey calls what is on the screen
   * @returns one sentence for each fault
   */
  find(page: Page, view: View, state: string): Promise<string[]>;
}

const phone = { width: 360, height: 800 };
const desk = { width: 1280, height: 800 };

export const PHONE: View = { name: '360', ...phone };
export const PHONE_DARK: View = { name: '360 dark', ...phone, dark: true };
export const DESK: View = { name: '1280', ...desk };
export const DESK_DARK: View = { name: '1280 dark', ...desk, dark: true };
/** 1280 × 1024 at 400 %: what is left of a screen for somebody who needs letters four times as large. */
export const ZOOMED: View = { name: '400 %', width: 320, height: 256 };
export const FORCED: View = { name: 'forced colours', ...desk, forced: true };

/** In the order in which they cost least: a change of width is a new layout. */
export const VIEWS: readonly View[] = [DESK, DESK_DARK, FORCED, PHONE, PHONE_DARK, ZOOMED];
