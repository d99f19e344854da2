import type { Document } from './document.ts';
import type { Issue } from './issue.ts';
import type { Written } from './schema.ts';
import type { Library } from './sources.ts';

export function checkScenario(
  _draft: { id: string; written: Written; document: Document },
  _library: Library,
): Issue[] {
  return [];
}
