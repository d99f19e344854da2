import { expect, it, vi } from 'vitest';
import { log, loggable } from './log.ts';

it('writes one line of JSON, UTC, whatever is in it', () => {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  log(
    'info',
    'request',
    { route: '/api/me', reason: 'a\n{"level":"error"}' },
    new Date('2026-11-23T10:00:00+01:00'),
  );
  spy.mockRestore();
  expect(lines).toEqual([
    '{"at":"2026-11-23T09:00:00.000Z","level":"info","event":"request","route":"/api/me","reason":"a\\n{\\"level\\":\\"error\\"}"}\n',
  ]);
});

it('keeps of an error where it was thrown, and no words that may quote somebody', () => {
  const quoting = (() => {
    try {
      JSON.parse('Ingvild Moen, ingvild@example.no');
    } catch (error) {
      return error;
    }
  })();
  const driver = Object.assign(new (class DatabaseError extends Error {})('invalid input: "Ingvild"'), {
    code: '22P02',
  });
  expect(loggable(quoting)).toMatchObject({ name: 'SyntaxError' });
  expect(loggable(driver)).toMatchObject({ name: 'Error', code: '22P02' });
  for (const error of [quoting, driver, 'Ingvild', { Ingvild: 1 }]) {
    expect(JSON.stringify(loggable(error))).not.toContain('Ingvild');
  }
  expect(loggable(new Error('edition abc has another hash'))).toMatchObject({
    message: 'edition abc has another hash',
    at: expect.arrayContaining([expect.stringContaining('log.test.ts')]) as string[],
  });
});
