import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readForm, readUpload } from './form-body.ts';

const URLENCODED = 'application/x-www-form-urlencoded';
const post = (body: BodyInit, type?: string) =>
  new Request('http://localhost/i/x', {
    method: 'POST',
    body,
    ...(type !== undefined && { headers: { 'content-type': type } }),
  });
const uploaded = (file: File | string, field = 'fil') => {
  const form = new FormData();
  form.append(field, file);
  return post(form);
};
const fieldsOf = async (request: Request) => [...(await readForm(request)).entries()];

it('reads both kinds of form', async () => {
  expect(await fieldsOf(post('person=a&person=%C3%A5', URLENCODED))).toEqual([
    ['person', 'a'],
    ['person', 'å'],
  ]);
  expect(await fieldsOf(uploaded('felles', 'eierskap'))).toEqual([['eierskap', 'felles']]);
});

const BROKEN: [string, Request][] = [
  ['nothing', post('', URLENCODED)],
  ['text', post('eierskap=egen', 'text/plain')],
  ['JSON', post('{}', 'application/json')],
  ['the framework’s own format', post('rubbish', 'application/x-sveltekit-formdata')],
  ['no type', post(new Uint8Array([1, 2]))],
  ['no boundary', post('--x\r\n', 'multipart/form-data')],
  ['rubbish between boundaries', post('--x\r\nrubbish', 'multipart/form-data; boundary=x')],
  ['a text no database takes', post('person=%00', URLENCODED)],
];
it.each(BROKEN)('%s has no fields', async (_, request) => {
  expect(await fieldsOf(request.clone() as Request)).toEqual([]);
  expect(await readUpload(request, 'fil', 1000)).toBeUndefined();
});

it('does not spend minutes on a long one', async () => {
  const before = performance.now();
  expect(await fieldsOf(post('a&'.repeat(1_000_000), URLENCODED))).toEqual([]);
  expect(await readUpload(post('a&'.repeat(1_000_000), URLENCODED), 'fil', 5_000_000)).toBeUndefined();
  expect(performance.now() - before).toBeLessThan(1000);
});

it('takes a file up to its limit', async () => {
  const file = await readUpload(uploaded(new File(['abc'], 'liste.csv')), 'fil', 3);
  expect(file instanceof File && (await file.text())).toBe('abc');
  expect(await readUpload(uploaded(new File(['abcd'], 'liste.csv')), 'fil', 3)).toBe('too-big');
  expect(await readUpload(uploaded(new File(['a'.repeat(100_000)], 'liste.csv')), 'fil', 3)).toBe('too-big');
  expect(await readUpload(uploaded(new File([], '')), 'fil', 3)).toBeUndefined();
  expect(await readUpload(uploaded('a text'), 'fil', 100)).toBeUndefined();
});

it('is how every route reads a form', () => {
  const routes = globSync('src/routes/**/*.ts');
  expect(routes.length).toBeGreaterThan(10);
  expect(routes.filter((file) => readFileSync(file, 'utf8').includes('.formData()'))).toEqual([]);
});
