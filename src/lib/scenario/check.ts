/**
 * What must hold for one scenario, beyond its spelling. Pure over what was read: no clock, no disk.
 * Each rule stands in the file of its subject; docs/scenario-format.md lists them for authors.
 */
import { compile } from './compile.ts';
import type { Document, Path } from './document.ts';
import { checkGiveaways } from './check-giveaways.ts';
import { checkJudgements } from './check-judgements.ts';
import { checkPaths } from './check-paths.ts';
import { checkReferences } from './check-references.ts';
import { checkScenes } from './check-scenes.ts';
import type { Checking } from './checking.ts';
import { sortIssues, type Issue } from './issue.ts';
import type { Written } from './schema.ts';
import { citationsOf, type Library } from './sources.ts';

/** A scenario as written, with the file it stands in. */
export interface Draft {
  /** `lesson/name`. */
  id: string;
  written: Written;
  document: Document;
}

/**
 * @param whole the course is said to be whole, and is judged as such
 * @returns everything wrong with the scenario, sorted
 */
export function checkScenario({ id, written, document }: Draft, library: Library, whole = false): Issue[] {
  const issues: Issue[] = [];
  const say = (severity: Issue['severity']) => (path: Path, message: string, hint: string) => {
    issues.push({ file: document.file, ...document.at(path), severity, message, hint });
  };
  const scenario = compile(id, written, { ...library, citations: citationsOf(library) });
  const checking: Checking = {
    written,
    scenario,
    library,
    noun: 'scenarioet',
    whole,
    error: say('error'),
    warn: say('warning'),
  };

  const walkable = checkReferences(checking);
  checkScenes(checking);
  checkJudgements(checking);
  checkGiveaways(checking);
  if (walkable) checkPaths(checking);
  return sortIssues(issues);
}
