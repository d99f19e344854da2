import { describe, expect, it } from 'vitest';
import { roleOfTest, testIdOf } from './knowledge-test.ts';

describe('the id of a test', () => {
  it.each(['ansatt', 'folkevalgt'] as const)('tells whose it is: %s', (role) => {
    expect(testIdOf(role)).toBe(`test/${role}`);
    expect(roleOfTest(testIdOf(role))).toBe(role);
  });

  it.each(['test/begge', 'test/', 'ytring/kutt', 'nn/test/ansatt', 'ansatt'])('is not %s', (id) => {
    expect(roleOfTest(id)).toBeUndefined();
  });
});
