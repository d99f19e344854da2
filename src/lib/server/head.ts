/** The order of a page's head. Pure. */

const PRELOADS = /\s*<link [^>]*rel="modulepreload"[^>]*>/g;

/**
 * Lets the words be read before the program arrives: the style sheet stands first, the modules come after it and
 * with low priority. On a slow line they would otherwise share its width, and nothing can be painted without style.
 * Clicks made meanwhile are kept by early.js.
 */
export function styleFirst(html: string): string {
  const preloads = html.match(PRELOADS);
  if (!preloads || !html.includes('</head>')) return html;
  const late = preloads.map((link) =>
    link.replace('rel="modulepreload"', 'rel="modulepreload" fetchpriority="low"'),
  );
  return html.replace(PRELOADS, '').replace('</head>', () => `${late.join('')}\n  </head>`);
}
