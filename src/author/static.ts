/** What the build draws of the content into `static/`: faces, photos, and the municipality's logo. */
import { join } from 'node:path';
import { isError } from '#lib/scenario/issue.ts';
import type { Content } from './content.ts';
import { drawFace } from './faces/face.ts';
import { generate } from './generate.ts';
import { picturesOf } from './photos.ts';

type Drawn = Pick<Content, 'looks' | 'logo' | 'municipality' | 'photos' | 'scenarios' | 'issues'>;

/** @param root the project's folder. What could not be read is left as it was. */
export async function drawStatic(
  root: string,
  { looks, logo, municipality, photos, scenarios, issues }: Drawn,
): Promise<void> {
  const folder = (name: string) => join(root, 'static', name);
  if (looks) {
    const faces = Object.entries(looks).map(([id, look]) => [`${id}.svg`, drawFace(look)] as const);
    await generate(folder('people'), new Map(faces));
  }
  if (municipality.name) await generate(folder('municipality'), new Map(logo ? [['logo.svg', logo]] : []));
  // Which pictures there are depends on what every scene leaves out: with a fault among them nobody can say.
  if (!issues.some(isError)) await generate(folder('photos'), picturesOf(photos, scenarios));
}
