import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { content } from './src/author/vite.ts';

export default defineConfig({
  plugins: [content(), sveltekit()],
  build: { sourcemap: false },
  test: {
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
