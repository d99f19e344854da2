import { describe, expect, it } from 'vitest';
import type { Scenario } from '#lib/scenario/format.ts';
import { PHOTO, photoFile, PRESS, pressArea } from '#lib/scenario/photo.ts';
import { readContent } from './content.ts';
import { photoOf, picturesOf } from './photos.ts';

const { photos, scenarios } = await readContent('scenarios', '2026-11-22');

describe('the photos of the course', () => {
  it.each(Object.keys(photos))('%s has everybody inside it, where they can be pressed with a thumb', (id) => {
    const { people } = photoOf(id, photos[id] as (typeof photos)[string]);
    expect(people.length).toBeGreaterThan(1);
    for (const one of people) {
      for (const box of [one.box, pressArea(one)]) {
        expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(PHOTO.width);
        expect(box.y + box.height).toBeLessThanOrEqual(PHOTO.height);
      }
      expect(Math.min(pressArea(one).width, pressArea(one).height)).toBeGreaterThanOrEqual(PRESS);
    }
    // 44 px at 320: the picture goes from edge to edge there.
    expect((PRESS * 320) / PHOTO.width).toBeGreaterThanOrEqual(44);
  });

  it('each is drawn whole, and once for every set of people a scene leaves out', () => {
    const drawn = picturesOf(photos, scenarios);
    for (const id of Object.keys(photos)) expect([...drawn.keys()]).toContain(`${id}.svg`);
    const [id] = Object.keys(photos) as [string];
    const of = { id, alt: '', people: [] };
    const [first, second] = Object.keys(photos[id]?.people ?? {}) as [string, string];
    const scene = (without: string[]) => ({
      shows: [
        { kind: 'photo', photo: { of, without } },
        { kind: 'post', by: { id: 'a', name: 'A' }, where: '', text: '', photo: { of, without: [first] } },
      ],
    });
    const scenario = {
      scenes: { a: scene([second, first]), b: scene([first, second]) },
    } as unknown as Scenario;
    const files = picturesOf({ [id]: photos[id] as (typeof photos)[string] }, { a: scenario });
    const both = [first, second].sort().join('.');
    expect([...files.keys()].sort()).toEqual(
      [`${id}.svg`, `${id}.uten.${both}.svg`, `${id}.uten.${first}.svg`].sort(),
    );
    expect(files.get(`${id}.svg`)).not.toContain('-uten"');
    expect(files.get(`${id}.uten.${both}.svg`)).toContain(`id="${second}-uten"`);
    // The page asks for the very files that are made.
    expect(photoFile({ of, without: [second, first] })).toBe(`/photos/${id}.uten.${both}.svg`);
  });

  it('are the same bytes when they are drawn again', () => {
    expect(picturesOf(photos, scenarios)).toEqual(picturesOf(photos, scenarios));
  });
});
