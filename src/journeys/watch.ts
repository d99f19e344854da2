/**
 * What must not happen in any journey: an error in the console (a breach of the content security policy is one),
 * an exception, or a request to anybody else.
 */
import { expect, type BrowserContext, type Page } from '@playwright/test';

export interface Watch {
  follow(context: BrowserContext): void;
  /** Console errors that fit are part of the story from now on. */
  allow(words: RegExp): void;
  /** Fails when anything was seen. */
  expectNothing(): void;
}

export function watch(origin: string): Watch {
  const seen: string[] = [];
  const allowed: RegExp[] = [];
  const note = (kind: string, words: string) => {
    if (!allowed.some((pattern) => pattern.test(words))) seen.push(`${kind}: ${words}`);
  };
  const followPage = (page: Page) => {
    page.on('console', (message) => {
      if (message.type() === 'error') note('console', `${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => note('exception', error.stack ?? error.message));
  };
  return {
    follow(context) {
      context.pages().forEach(followPage);
      context.on('page', followPage);
      context.on('request', (request) => {
        const url = new URL(request.url());
        const own = url.origin === origin || ['data:', 'blob:', 'about:'].includes(url.protocol);
        if (!own) note('request to a stranger', request.url());
      });
    },
    allow: (words) => void allowed.push(words),
    expectNothing: () => expect(seen).toEqual([]),
  };
}
