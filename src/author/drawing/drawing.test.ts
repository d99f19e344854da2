import { describe, expect, it } from 'vitest';
import { PHOTO } from '#lib/scenario/photo.ts';
import { figureOf, personSvg, silhouetteSvg } from './figure.ts';
import { BUILDS, HAIRSTYLES, POSES, VIEWS, type Looks } from './looks.ts';
import { CLOTH, HAIR, SKIN } from './palette.ts';
import { pictureSvg, PLACES, type Place } from './picture.ts';
import { boxOf, ellipse, limb, moved, type Point } from './shape.ts';

const child: Looks = { build: 'barn', view: 'forfra', skin: 'brun', hair: 'kort', coat: 'rod' };

/** Everybody who can be drawn: every build, view, pose and hair, with and without what is worn on the head. */
const everybody: Looks[] = BUILDS.flatMap((build) =>
  VIEWS.flatMap((view) =>
    POSES.filter((pose) => pose !== 'rullestol' || view.startsWith('mot-')).flatMap((pose) =>
      [
        ...HAIRSTYLES.map((hair) => ({ hair })),
        { hair: 'kort', hat: 'rod' },
        { hair: 'bob', cap: 'gul' },
        { hijab: 'rosa' },
      ].map((head): Looks => ({ ...child, build, view, pose, ...head }) as Looks),
    ),
  ),
);

const pointsOf = (d: string): Point[] =>
  [...d.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('a figure', () => {
  it('is drawn for all who can be asked for, and each leaves a silhouette in their own shape', () => {
    expect(everybody.length).toBe(324);
    const silhouettes = new Set<string>();
    for (const looks of everybody) {
      const figure = figureOf(looks);
      const [person, silhouette] = [personSvg(figure, 'a-'), silhouetteSvg(figure)];
      expect(person + silhouette).not.toMatch(/NaN|undefined|Infinity/);
      // Snow and dots only: nothing of what one could know somebody by.
      for (const { base } of [SKIN.brun, HAIR.brun, CLOTH.rod]) expect(silhouette).not.toContain(base);
      silhouettes.add(silhouette);
    }
    // Whoever differs only in a colour or a face has the same silhouette; a build, view, pose or hair makes another.
    expect(silhouettes.size).toBeGreaterThan(300);
  });

  it('has its feet on the ground and its head inside its box', () => {
    for (const looks of everybody) {
      const { box, head } = figureOf(looks);
      expect(Math.abs(box.y + box.height)).toBeLessThanOrEqual(1);
      expect(head.x).toBeGreaterThan(box.x);
      expect(head.x).toBeLessThan(box.x + box.width);
      expect(head.y).toBeGreaterThan(box.y);
    }
  });

  it('raises its arms clear of the ring around the head', () => {
    for (const build of BUILDS) {
      for (const pose of ['vinker', 'jubler'] as const) {
        const { shapes, head } = figureOf({ ...child, build, pose });
        const sleeves = shapes.filter(
          ({ fill, stroke }) => fill === CLOTH.rod.base && stroke === CLOTH.rod.shade,
        );
        const hands = shapes.filter(({ fill }) => fill === SKIN.brun.base).flatMap(({ d }) => pointsOf(d));
        const raised = [...sleeves.flatMap(({ d }) => pointsOf(d)), ...hands].filter(
          ([x, y]) => Math.abs(x) > head.r && y < head.y + 15,
        );
        expect(raised.length).toBeGreaterThan(10);
        for (const [x, y] of raised) expect(Math.hypot(x - head.x, y - head.y)).toBeGreaterThan(head.r + 2);
      }
    }
  });

  it('turns around when it looks the other way', () => {
    const right = figureOf({ ...child, view: 'mot-hoyre', pose: 'rullestol' });
    const left = figureOf({ ...child, view: 'mot-venstre', pose: 'rullestol' });
    expect(left.box.x).toBeCloseTo(-(right.box.x + right.box.width));
    expect(left.head.x).toBe(-right.head.x);
  });

  it('in a wheelchair is known by the chair: wheels, caster and handle are in the silhouette', () => {
    const standing = silhouetteSvg(figureOf({ ...child, view: 'mot-hoyre' }));
    const seated = silhouetteSvg(figureOf({ ...child, view: 'mot-hoyre', pose: 'rullestol' }));
    const wheel = ellipse(-7, -31, 31);
    expect(seated).toContain(wheel);
    expect(standing).not.toContain(wheel);
    expect(figureOf({ ...child, view: 'mot-hoyre', pose: 'rullestol' }).box.width).toBeGreaterThan(90);
  });

  it('shows the name on its pack from behind only, and what an author writes is text and nothing more', () => {
    const pack = { color: 'rod', name: '<A&B>' } as const;
    expect(personSvg(figureOf({ ...child, view: 'bakfra', pack }), 'a-')).toContain(
      '>&lt;A&amp;B&gt;</text>',
    );
    expect(personSvg(figureOf({ ...child, pack }), 'a-')).not.toContain('<text');
    expect(silhouetteSvg(figureOf({ ...child, view: 'bakfra', pack }))).not.toContain('<text');
  });
});

describe('a picture', () => {
  const people = [
    { id: 'bak', x: 300, y: 400, size: 1, figure: figureOf(child) },
    { id: 'foran', x: 320, y: 450, size: 1.2, figure: figureOf({ ...child, pose: 'jubler' }) },
    { id: 'borte', x: 120, y: 260, size: 0.5, figure: figureOf({ ...child, view: 'bakfra' }) },
  ];

  it.each(Object.keys(PLACES) as Place[])(
    'of %s is well-formed and small, and every place is drawn to its edges',
    (place) => {
      const svg = pictureSvg(place, people, ['foran']);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 720 480"/);
      expect(svg).not.toMatch(/NaN|undefined|<script|style=|href="[^#]/);
      const [open, closed] = [
        svg.match(/<(g|svg|defs|linearGradient|radialGradient)\b/g),
        svg.match(/<\/(g|svg|defs|linearGradient|radialGradient)>/g),
      ];
      expect(open?.length).toBe(closed?.length);
      const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, used] of svg.matchAll(/(?:href="#|url\(#)([\w-]+)/g)) expect(ids).toContain(used);
      expect(svg.length).toBeLessThan(100_000);
      expect(svg).toContain(`width="${PHOTO.width}" height="${PHOTO.height}"`);
    },
  );

  it('has everybody once, nearest last, as a person or as a silhouette', () => {
    const svg = pictureSvg('fjellvann', people, ['foran']);
    const groups = [...svg.matchAll(/<g id="([\w-]+)" transform/g)].map(([, id]) => id);
    expect(groups).toEqual(['borte', 'bak', 'foran-uten']);
  });

  it('is the same bytes every time', () => {
    expect(pictureSvg('fjellvann', people, [])).toBe(pictureSvg('fjellvann', people, []));
  });
});

describe('a shape', () => {
  it('is measured by what is part of the outline', () => {
    const shapes = [{ d: ellipse(10, 20, 5, 3), outline: true }, { d: ellipse(100, 100, 50) }];
    expect(boxOf(shapes)).toEqual({ x: 5, y: 17, width: 10, height: 6 });
  });

  it('can be moved, scaled and turned around', () => {
    expect(moved('M1 2C3 4 5 6 -7 8Z', [10, 0], 2)).toBe('M12 4C16 8 20 12 -4 16Z');
    expect(moved('M1 2L3 4', [0, 0], 1, -1)).toBe('M-1 2L-3 4');
  });

  it('an arm goes from its shoulder past its elbow to its hand, closed', () => {
    const d = limb([0, 0], [10, 10], [0, 20], [6, 4]);
    expect(d.endsWith('Z')).toBe(true);
    expect(pointsOf(d).some(([x, y]) => Math.hypot(x - 10, y - 10) < 3.5)).toBe(true);
  });
});
