import { describe, expect, it } from 'vitest';
import { sha256 } from '#lib/scenario/edition.ts';
import { reportText } from '#lib/scenario/issue.ts';
import { readContent } from './content.ts';

const GOOD = 'src/author/fixtures/good';

describe('content', () => {
  it('is read whole, without a word of complaint', async () => {
    const content = await readContent(GOOD, '2026-11-22');
    expect(reportText(content.issues)).toBe('0 feil, 0 advarsler');
    expect(content.course.lessons[0]?.scenarios.map(({ id, core }) => [id, core])).toEqual([
      ['ytring/kutt', true],
    ]);
    const scenario = content.scenarios['ytring/kutt'];
    expect(scenario?.reach).toEqual([
      { id: 'deg', name: 'deg' },
      { id: 'gruppa', name: 'gruppa', who: '1 900 medlemmer' },
    ]);
    expect(scenario?.scenes['klassen-vet']?.shows[0]).toMatchObject({
      kind: 'post',
      by: { id: 'kare', name: 'Kåre Moen' },
      likes: 4,
    });
    expect(scenario?.scenes['forslaget']?.choices?.['skriver']?.cites).toEqual([
      {
        id: '2.1-01',
        kind: 'rett',
        label: 'Retningslinjene 2.1',
        text: 'Du har samme ytringsfrihet som andre.',
      },
      {
        id: '2.1-08',
        kind: 'regel',
        label: 'Retningslinjene 2.1',
        text: 'Du skal ikke dele det du har taushetsplikt om.',
      },
      { id: 'grunnloven-100', kind: 'lov', label: 'Grunnloven § 100', text: 'Ytringsfriheten er vernet.' },
    ]);
    expect(Object.keys(content.editions)).toEqual([scenario?.edition]);
    expect(content.course.edition).toBe(await sha256(content.courseBody));
  });
});
