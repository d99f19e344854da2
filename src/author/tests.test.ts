/** The knowledge test that is in scenarios/ today, and what makes a new edition of a test. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '#lib/scenario/attempt.ts';
import { readDocument, type Document } from '#lib/scenario/document.ts';
import { canonical, sha256, testEditionBody, type TestEditionBody } from '#lib/scenario/edition.ts';
import { fixture, library } from '#lib/scenario/fixtures/read.ts';
import type { Role } from '#lib/scenario/format.ts';
import { edgeOf } from '#lib/scenario/replay.ts';
import { citationsOf } from '#lib/scenario/sources.ts';
import { spell } from '#lib/scenario/spelling.ts';
import { compileTest } from '#lib/scenario/test-compile.ts';
import type { KnowledgeTest, TestGraph } from '#lib/scenario/test-format.ts';
import { replayTest } from '#lib/scenario/test-replay.ts';
import { roundOf } from '#lib/scenario/test-round.ts';
import { testSchema, type WrittenTest } from '#lib/scenario/test-schema.ts';
import { stepsOffered } from '#lib/scenario/walk.ts';
import { readContent, type Content } from './content.ts';

let content: Content;
beforeAll(async () => {
  content = await readContent('scenarios', '2026-11-22');
});
const ROLES: Role[] = ['ansatt', 'folkevalgt'];
const testOf = (role: Role) => content.tests[role] as KnowledgeTest;
const graphOf = (role: Role) => (content.editions[testOf(role).edition] as TestEditionBody).graph;

describe.each(ROLES)('the test for %s', (role) => {
  it('asks twelve, two in each of the six lessons, and ten must be right', () => {
    const test = testOf(role);
    expect(Object.keys(test.lessons)).toEqual(content.course.lessons.map(({ id }) => id));
    expect(test.rule).toEqual({ perLesson: 2, right: 10 });
    expect(roundOf(test, 'x', []).asked).toHaveLength(12);
    expect(content.course.tests?.[role]).toEqual({ id: test.id, edition: test.edition, minutes: 8 });
  });

  it('is named by what it consists of, without a word in it', async () => {
    const { edition } = testOf(role);
    const body = content.editions[edition] as TestEditionBody;
    expect(await sha256(canonical(body))).toBe(edition);
    expect(Object.keys(body.points).length).toBeGreaterThan(5);
    expect(canonical(body)).not.toMatch(/"(says|learn|because|shows|asks|cites|text)"/);
    // The whole course is kept with the words.
    expect(content.courseBody).toContain(JSON.stringify(firstAsks(testOf(role))));
  });

  it('replays alike on the words and on the bare graph, whatever is answered', { timeout: 60_000 }, () => {
    const bare = JSON.parse(canonical(graphOf(role))) as TestGraph;
    let passed = 0;
    fc.assert(
      fc.property(fc.uuid(), fc.array(fc.nat(), { minLength: 12, maxLength: 30 }), (attempt, turns) => {
        const steps: Step[] = [];
        for (const turn of turns) {
          const { place } = replayTest(bare, attempt, steps);
          if (place.passed) break;
          const round = place.scene === 'END' ? roundOf(bare, attempt, place.answered) : place.round;
          const scene = place.scene === 'END' ? round.graph.start : place.scene;
          const offered = stepsOffered(round.graph, scene, {});
          // Three of four are answered right, so that some pass.
          const right = offered.filter((step) => edgeOf(round.graph, step)?.verdict === 'god');
          const from = turn % 4 ? right : offered;
          steps.push(from[turn % from.length] as Step);
        }
        const onWords = replayTest(testOf(role), attempt, steps);
        const onGraph = replayTest(bare, attempt, steps);
        expect(onWords.ok).toBe(true);
        expect(onWords.place.answered).toEqual(onGraph.place.answered);
        // Keys of the bare graph are sorted: lessons come in another order there.
        expect(onWords.place.passed).toBe(onGraph.place.passed);
        if (onWords.place.passed) passed++;
      }),
      { numRuns: 60 },
    );
    expect(passed).toBeGreaterThan(5);
  });
});

function firstAsks({ lessons }: KnowledgeTest): string {
  const [pair] = Object.values(Object.values(lessons)[0] ?? {});
  return Object.values(pair ?? {})[0]?.asks ?? '';
}

const VERSIONS = { '2.4-10': 1 };

/** The edition of the fixture's test, with something changed. */
async function edition(change: [from: string, to: string] = ['', ''], versions = VERSIONS): Promise<string> {
  const text = fixture('prove/test.yaml').replaceAll(...change);
  if (change[0] && text === fixture('prove/test.yaml')) throw new Error(`not there: ${change[0]}`);
  const { document } = readDocument('t.yaml', text);
  const { value } = spell(testSchema, document as Document);
  const lookup = { ...library, citations: citationsOf(library) };
  const test = compileTest('ansatt', [{ lesson: 'ytring', written: value as WrittenTest }], lookup);
  return sha256(canonical(testEditionBody(test as KnowledgeTest, versions)));
}

describe('an edition of a test', () => {
  it('is the same until the format is changed on purpose', async () => {
    expect(await edition()).toBe('38e9a2044ace6af7e96469031df6413d2ceb371f9fe431591b14b5525d0a6773');
  });

  it.each<[what: string, change: [string, string]]>([
    ['what an answer says', ['Spør dem først', 'Spør dem alle']],
    ['why', ['Chatten er ikke lukket nok.', 'En chat er ikke lukket.']],
    ['what is shown', ['Du har et bilde fra stranda.', 'Du har et bilde fra ei strand.']],
    ['the name of an option', ['says: Kaka er ikke spurt', 'says: Kaka sa ikke ja']],
    ['what an answer cites besides', ['cites: [2.1-01]', 'cites: [2.1-01, grunnloven-100]']],
  ])('stays when %s changes', async (_, change) => {
    expect(await edition(change)).toBe(await edition());
  });

  it.each<[what: string, change: [string, string]]>([
    ['a verdict', ['says: Deler det nå, verdict: brudd', 'says: Deler det nå, verdict: god']],
    ['which set is right', ['all: [naboen], none: [hunden]', 'all: [hunden], none: [naboen]']],
    ['the name of a dilemma', ['      stranda:', '      sjoen:']],
    ['the name of an answer', ['          venter:', '          lar-det-ligge:']],
  ])('is new when %s changes', async (_, change) => {
    expect(await edition(change)).not.toBe(await edition());
  });

  it('is new when the point has a new version', async () => {
    expect(await edition(undefined, { '2.4-10': 2 })).not.toBe(await edition());
  });
});
