/** The course that is in scenarios/ today. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { coreFor } from '#lib/course/course.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import { drawOrder } from '#lib/scenario/draw.ts';
import { canonical, editionOf, sha256, type EditionBody } from '#lib/scenario/edition.ts';
import type { Scenario } from '#lib/scenario/format.ts';
import { isError, issueText } from '#lib/scenario/issue.ts';
import { replay } from '#lib/scenario/replay.ts';
import { reaching, stepsOffered, walk } from '#lib/scenario/walk.ts';
import { readContent, type Content } from './content.ts';

let content: Content;
let scenarios: Scenario[];
beforeAll(async () => {
  // The day is fixed: a source that is overdue must never turn a test red.
  content = await readContent('scenarios', '2026-11-22');
  scenarios = Object.values(content.scenarios);
});

const editionBodyOf = ({ edition }: Scenario) => content.editions[edition] as EditionBody;

describe('the course', () => {
  it('has no mistakes', () => {
    expect(content.issues.filter(isError).map(issueText)).toEqual([]);
  });

  it('has something to master for each role', () => {
    expect(content.course.roles).toEqual(['ansatt', 'folkevalgt']);
    for (const role of content.course.roles)
      expect(coreFor(content.course, role).length).toBeGreaterThanOrEqual(2);
  });

  it('names every edition by what it consists of', async () => {
    expect(await sha256(content.courseBody)).toBe(content.course.edition);
    for (const scenario of scenarios) {
      const body = editionBodyOf(scenario);
      expect(await sha256(canonical(body))).toBe(scenario.edition);
      expect(await editionOf(body.graph, body.points)).toBe(scenario.edition);
    }
  });

  it('is the same when it is read again', async () => {
    expect(await readContent('scenarios', '2026-11-22')).toEqual(content);
  });
});

describe('in every scenario', { timeout: 60_000 }, () => {
  it('every state lets one end, every step the walk finds replays, and no step leaves the graph', () => {
    let steps = 0;
    for (const scenario of scenarios) {
      const walked = walk(scenario);
      const ending = reaching(walked, ({ scene }) => scenario.scenes[scene]?.ends !== undefined);
      for (const state of walked.states) {
        expect(ending).toContain(state.key);
        const found = replay(editionBodyOf(scenario).graph, state.steps);
        expect(found).toMatchObject({ ok: true, place: { scene: state.scene, flags: state.flags } });
      }
      steps += walked.moves.length;
    }
    expect(steps).toBeGreaterThan(100);
  });

  it('any walk replays to the same place twice, on the words and on the bare graph', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.nat(), fc.uuid(), fc.array(fc.nat(), { maxLength: 15 }), (which, attempt, turns) => {
        const scenario = scenarios[which % scenarios.length] as Scenario;
        const { graph } = editionBodyOf(scenario);
        const steps: Step[] = [];
        for (const turn of turns) {
          const { place } = replay(scenario, steps);
          const offered = stepsOffered(scenario, place.scene, place.flags);
          if (offered.length === 0) break;
          const names = offered.map((_, i) => String(i));
          steps.push(offered[Number(drawOrder([attempt, place.scene, String(turn)], names)[0])] as Step);
        }
        const first = replay(scenario, steps);
        expect(first.ok).toBe(true);
        expect(replay(scenario, structuredClone(steps))).toEqual(first);
        expect(replay(JSON.parse(canonical(graph)), steps)).toEqual(first);
        if (first.place.result) seen.add(`${scenario.id} ${first.place.scene}`);
      }),
      { numRuns: 400 },
    );
    expect(seen.size).toBeGreaterThanOrEqual(scenarios.length);
  });
});
