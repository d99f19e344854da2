/** A scenario as a Mermaid flowchart: scenes, and choices as arrows coloured by verdict. Pure. */
import type { Choice, Exit, Outcome, Scenario } from '#lib/scenario/format.ts';
import { meant } from '#lib/scenario/near.ts';
import type { Said } from './said.ts';
import type { Content } from './content.ts';

const MARKS = { god: '✓', lovlig: '~', brudd: '✗' } as const;

export function drawScenario({ scenarios }: Content, name: string): Said {
  const scenario = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
  if (scenario) return { ok: true, text: mermaidOf(scenario) };
  return {
    ok: false,
    text: `Scenarioet «${name}» er ikke i kurset, eller har feil. ${meant(name, Object.keys(scenarios))}`,
  };
}

const quoted = (text: string) => `"${text.replaceAll('"', '&quot;').replaceAll('\n', ' ')}"`;
const node = (id: string) => `s_${id.replaceAll('-', '_')}`;
const targets = (to: Exit) => (typeof to === 'string' ? [{ scene: to, when: undefined }] : to);

export function mermaidOf(scenario: Scenario): string {
  const lines = ['flowchart TD'];
  for (const [id, { title, ends }] of Object.entries(scenario.scenes)) {
    const label = quoted(title ?? id);
    lines.push(
      `  ${node(id)}${ends ? `([${label}])` : `[${label}]`}${ends ? `:::${ends.replace('-', '_')}` : ''}`,
    );
  }
  for (const [id, { choices = {}, picks }] of Object.entries(scenario.scenes)) {
    for (const [choice, edge] of Object.entries(choices)) lines.push(...arrows(id, choice, edge));
    for (const outcome of picks?.outcomes ?? []) lines.push(...arrows(id, outcome.learn, outcome));
  }
  return [...lines, '  classDef mestret stroke-width:4px', '  classDef ikke_mestret stroke-dasharray:4'].join(
    '\n',
  );
}

function arrows(from: string, name: string, edge: Choice | Outcome): string[] {
  return targets(edge.to).map(({ scene, when }) => {
    const only = when
      ? ` [${Object.entries(when)
          .map(([flag, wanted]) => (wanted ? flag : `ikke ${flag}`))
          .join(', ')}]`
      : '';
    return `  ${node(from)} -->|${quoted(`${MARKS[edge.verdict]} ${name}${only}`)}| ${node(scene)}`;
  });
}
