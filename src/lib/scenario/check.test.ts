import { describe, it, expect } from 'vitest';
import { issueText } from './issue.ts';
import { readScenario, changed, fixture } from './fixtures/read.ts';
console.log(readScenario(fixture('base/scenario.yaml')).issues.map(issueText).join('\n'));
it('x', () => expect(changed).toBeTruthy());
