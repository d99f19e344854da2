/** No two pages of the course bear the same title. */
import type { Scenario } from '#lib/scenario/format.ts';
import type { Say } from './check-course.ts';

/** The title of a scene is the title of its page (WCAG 2.4.2): two scenarios cannot share one. */
export function checkTitles(inCourse: Scenario[], say: Say): void {
  const owners = new Map<string, string>();
  for (const { id, title, scenes } of inCourse) {
    const titles = Object.entries(scenes).map(
      ([scene, { title }]) => [title, ['scenes', scene, 'title']] as const,
    );
    for (const [words, path] of [[title, ['title']] as const, ...titles]) {
      if (!words) continue;
      const owner = owners.get(words) ?? id;
      owners.set(words, owner);
      if (owner !== id)
        say(
          'error',
          `${id}.yaml`,
          path,
          `«${words}» er også en tittel i ${owner}`,
          'Gi den ene en annen tittel.',
        );
    }
  }
}
