/**
 * `src/early.js` as it stands in a page's head: without comments and indentation. The page gets it from here
 * (hooks.server.ts) and so does the policy that allows it by its hash (svelte.config.js): the two cannot differ.
 * Plain JavaScript, because svelte.config.js is read by tools that know nothing else.
 *
 * @param {string} source
 */
export function earlyText(source) {
  return source.replace(/^\s*(?:\/\/.*|\/\*\*.*\*\/)\n/gm, '').replace(/^\s+/gm, '');
}
