/** What every rule of `check.ts` gets: the scenario as written and as compiled, and where to say what is wrong. */
import type { Path } from './document.ts';
import type { Scenario } from './format.ts';
import type { Written } from './schema.ts';
import type { Library } from './sources.ts';

export interface Checking {
  written: Written;
  scenario: Omit<Scenario, 'edition'>;
  library: Library;
  /** What an author calls it. */
  noun: 'scenarioet' | 'dilemmaet';
  /** The course is said to be whole: what was let through while it was written is not any more. */
  whole: boolean;
  error(path: Path, message: string, hint: string): void;
  warn(path: Path, message: string, hint: string): void;
}
