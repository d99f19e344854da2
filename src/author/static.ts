/** What the build draws of the content into `static/`: faces, and the municipality's logo. */
import { join } from 'node:path';
import type { Content } from './content.ts';
import { drawFace } from './faces/face.ts';
import { generate } from './generate.ts';

/** @param root the project's folder. What could not be read is left as it was. */
export async function drawStatic(
  root: string,
  { looks, logo, municipality }: Pick<Content, 'looks' | 'logo' | 'municipality'>,
): Promise<void> {
  const folder = (name: string) => join(root, 'static', name);
  if (looks) {
    const faces = Object.entries(looks).map(([id, look]) => [`${id}.svg`, drawFace(look)] as const);
    await generate(folder('people'), new Map(faces));
  }
  if (municipality.name) await generate(folder('municipality'), new Map(logo ? [['logo.svg', logo]] : []));
}
