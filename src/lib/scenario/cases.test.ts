/** A case is a folder under fixtures/: scenario.yaml, and in issues.txt exactly what the author is told about it. */
import { describe, expect, it } from 'vitest';
import { cases, fixture, readScenario } from './fixtures/read.ts';
import { reportText } from './issue.ts';

describe('an author is told', () => {
  it('about enough cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(10);
  });

  it.each(cases)('%s', (name) => {
    expect(`${reportText(readScenario(fixture(`${name}/scenario.yaml`)).issues)}\n`).toBe(
      fixture(`${name}/issues.txt`),
    );
  });
});
