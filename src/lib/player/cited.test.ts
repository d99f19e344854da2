import { expect, test } from 'vitest';
import type { Citation } from '#lib/scenario/format.ts';
import { citedOf } from './cited.ts';

const cite = (id: string, kind: Citation['kind'], label: string): Citation => ({ id, kind, label, text: id });

test('points under one heading that bind alike are one entry, where the first of them stood', () => {
  const [asks, least, careful] = [
    cite('1.4-15', 'regel', 'Retningslinjene 1.4'),
    cite('1.4-16', 'regel', 'Retningslinjene 1.4'),
    cite('1.4-17', 'raad', 'Retningslinjene 1.4'),
  ];
  const law = cite('aandsverkloven-104', 'lov', 'Åndsverkloven § 104');
  expect(citedOf([asks, law, least, careful])).toEqual([
    { label: 'Retningslinjene 1.4', kind: 'regel', cites: [asks, least] },
    { label: 'Åndsverkloven § 104', kind: 'lov', cites: [law] },
    { label: 'Retningslinjene 1.4', kind: 'raad', cites: [careful] },
  ]);
});

test('nothing cited is nothing listed', () => {
  expect(citedOf([])).toEqual([]);
});
