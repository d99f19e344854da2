/** The gallery is for those who build: in production there is no such page, and nothing of it in the build. */
import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url }) => {
  // Known when the build is made, so that the import below is not even a file there.
  if (import.meta.env.DEV) {
    const { default: Gallery } = await import('./Gallery.svelte');
    return { Gallery, view: url.searchParams.get('vis') };
  }
  error(404);
};
