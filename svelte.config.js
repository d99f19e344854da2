import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-node';
import { earlyText } from './src/early-text.js';

// Kit's route announcer carries this one inline style; its hash is the only style attribute allowed.
const announcerStyle = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

// Kit hashes its own inline scripts, not the one we put into every page's head.
const early = earlyText(readFileSync(new URL('src/early.js', import.meta.url), 'utf8'));
/** @type {`sha256-${string}`} */
const earlyScript = `sha256-${createHash('sha256').update(early).digest('base64')}`;

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    adapter: adapter({ precompress: true }),
    csp: {
      mode: 'auto',
      directives: {
        'default-src': ['none'],
        'script-src': ['self', earlyScript],
        'style-src': ['self'],
        'style-src-attr': ['unsafe-hashes', announcerStyle],
        'img-src': ['self', 'data:'],
        'font-src': ['self'],
        'connect-src': ['self'],
        'manifest-src': ['self'],
        'worker-src': ['self'],
        'form-action': ['self'],
        'base-uri': ['none'],
        'object-src': ['none'],
      },
    },
    // All of it: on a slow line a style sheet of its own is one more round trip before anything is seen.
    inlineStyleThreshold: Infinity,
    prerender: { handleHttpError: 'fail', handleMissingId: 'fail' },
    serviceWorker: { register: false },
    typescript: {
      config: (config) => ({
        ...config,
        include: [...config.include, '../src/**/*.ts', '../vite.config.ts', '../eslint.config.js'],
      }),
    },
  },
};
