import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { content } from './src/author/vite.ts';
import { trimStyles } from './src/author/trim.ts';
import { plant } from './src/journeys/model/plant.ts';

export default defineConfig({
  plugins: [content(), trimStyles(), sveltekit()],
  build: { sourcemap: false },
  test: {
    // A real PostgreSQL starts in seconds on a busy machine; nothing here measures time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts'],
          exclude: ['src/**/*.svelte.test.ts', 'src/journeys/model/**'],
        },
      },
      {
        extends: true,
        plugins: [plant()],
        test: { name: 'model', environment: 'node', include: ['src/journeys/model/*.test.ts'] },
      },
      {
        extends: true,
        resolve: { conditions: ['browser'] },
        test: { name: 'dom', environment: 'jsdom', include: ['src/**/*.svelte.test.ts'] },
      },
    ],
  },
});
