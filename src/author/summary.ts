/** One line for each scenario: how big it is, and how heavy to read. Pure. */
import { goodIsLongest } from '#lib/scenario/check-giveaways.ts';
import { walk } from '#lib/scenario/walk.ts';
import { MOST_LONGEST } from './check-course.ts';
import type { Content } from './content.ts';
import { table } from './table.ts';

export function summaryTable(content: Content): string {
  const { scenarios, readability } = content;
  const all = Object.values(scenarios);
  const rows = all.map((scenario) => {
    const scenes = Object.values(scenario.scenes);
    const { states, moves } = walk(scenario);
    return [
      scenario.id,
      scenario.role,
      String(scenes.length),
      String(scenes.filter(({ ends }) => ends).length),
      String(states.length),
      String(moves.length),
      String(Math.round(readability[scenario.id] ?? 0)),
    ];
  });
  const judged = all
    .flatMap(({ scenes }) => Object.values(scenes).map(({ choices = {} }) => goodIsLongest(choices)))
    .filter((longest) => longest !== undefined);
  const longest = judged.filter(Boolean).length;
  const share = Math.round((100 * longest) / (judged.length || 1));
  return [
    table([['scenario', 'rolle', 'scener', 'slutter', 'tilstander', 'steg', 'LIX'], ...rows]),
    `Det gode valget er lengst i ${longest} av ${judged.length} scener: ${share} %, høyst ${100 * MOST_LONGEST} % er lov.`,
    ...testTable(content),
  ].join('\n');
}

/** What can be drawn in each lesson of the knowledge test; nothing when there is none. */
function testTable({ course, tests, readability }: Content): string[] {
  const all = Object.values(tests);
  if (all.length === 0) return [];
  const twins = new Set<string>();
  const rows = course.lessons.map(({ id }) => {
    const pairs = all.map(({ lessons }) => Object.values(lessons[id] ?? {}));
    const here = new Set(pairs.flat().flatMap((pair) => Object.keys(pair)));
    for (const twin of here) twins.add(twin);
    return [
      id,
      ...pairs.map((those) => String(those.length)),
      String(here.size),
      String(Math.round(readability[`test/${id}`] ?? 0)),
    ];
  });
  return [
    '',
    table([['prøven', ...all.map(({ role }) => `par for ${role}`), 'dilemmaer', 'LIX'], ...rows]),
    `Prøven har ${twins.size} dilemmaer.`,
  ];
}
