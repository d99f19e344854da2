/** Every decision of a written scenario, with the path to where it stands in the file. Pure. */
import type { Path } from './document.ts';
import type { Written } from './schema.ts';

export type WrittenChoice = NonNullable<Written['scenes'][string]['choices']>[string];
export type WrittenOutcome = NonNullable<Written['scenes'][string]['picks']>['outcomes'][number];

export interface WrittenEdge {
  scene: string;
  edge: WrittenChoice | WrittenOutcome;
  path: Path;
}

/** Choices and outcomes, scene by scene. */
export function edgesOf(written: Written): WrittenEdge[] {
  return Object.entries(written.scenes).flatMap(([scene, { choices = {}, picks }]) => [
    ...Object.entries(choices).map(([id, edge]) => ({ scene, edge, path: ['scenes', scene, 'choices', id] })),
    ...(picks?.outcomes ?? []).map((edge, i) => ({
      scene,
      edge,
      path: ['scenes', scene, 'picks', 'outcomes', i],
    })),
  ]);
}

/** The exits of an edge, each with where it stands. */
export function exitsOf({ edge, path }: WrittenEdge) {
  if (typeof edge.to === 'string') return [{ scene: edge.to, when: undefined, path: [...path, 'to'] }];
  return edge.to.map(({ scene, when }, i) => ({ scene, when, path: [...path, 'to', i] }));
}
