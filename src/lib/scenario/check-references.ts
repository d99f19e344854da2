/** Every id a scenario mentions must be there: scenes, flags, rings, people, points, sources, options. */
import type { Checking } from './checking.ts';
import type { Path } from './document.ts';
import { edgesOf, exitsOf } from './edges.ts';
import { meant } from './near.ts';
import { MAX_FLAGS, MAX_OPTIONS } from './walk.ts';

/** @returns whether the graph is whole enough to be walked */
export function checkReferences(checking: Checking): boolean {
  const { written, error } = checking;
  let walkable = true;
  const scenes = Object.keys(written.scenes);
  const scene = (id: string, path: Path) => {
    if (scenes.includes(id)) return;
    walkable = false;
    error(path, `Scenen «${id}» finnes ikke`, meant(id, scenes));
  };
  const edges = edgesOf(written);

  scene(written.start, ['start']);
  for (const edge of edges) for (const exit of exitsOf(edge)) scene(exit.scene, exit.path);

  const flags = [...new Set(edges.flatMap(({ edge }) => edge.sets ?? []))].sort();
  if (flags.length > MAX_FLAGS) {
    walkable = false;
    const last = edges.findLast(({ edge }) => edge.sets) ?? { path: [] };
    error(
      [...last.path, 'sets'],
      `Scenarioet husker ${flags.length} ting, høyst ${MAX_FLAGS} er lov`,
      `Fjern noen av: ${flags.join(', ')}.`,
    );
  }
  const asked = new Set<string>();
  for (const { when, path } of conditionsOf(checking)) {
    for (const flag of Object.keys(when)) {
      asked.add(flag);
      if (flags.includes(flag)) continue;
      walkable = false;
      error(
        [...path, 'when', flag],
        `«${flag}» blir aldri satt`,
        flags.length > 0 ? meant(flag, flags) : 'Ingen valg har sets.',
      );
    }
  }
  for (const { edge, path } of edges) {
    for (const [i, flag] of (edge.sets ?? []).entries()) {
      if (!asked.has(flag))
        checking.warn(
          [...path, 'sets', i],
          `«${flag}» huskes, men brukes aldri`,
          'Slett den, eller bruk den i en when.',
        );
    }
  }

  for (const [id, { picks }] of Object.entries(written.scenes)) {
    if (!picks) continue;
    const options = Object.keys(picks.options);
    if (options.length > MAX_OPTIONS) {
      walkable = false;
      error(
        ['scenes', id, 'picks', 'options'],
        `${options.length} ting å velge mellom, høyst ${MAX_OPTIONS} er lov`,
        'Ta bort noen.',
      );
    }
    for (const [i, outcome] of picks.outcomes.entries()) {
      for (const list of ['all', 'none'] as const) {
        for (const [j, option] of (outcome[list] ?? []).entries()) {
          if (options.includes(option)) continue;
          walkable = false;
          error(
            ['scenes', id, 'picks', 'outcomes', i, list, j],
            `«${option}» er ikke blant options`,
            meant(option, options),
          );
        }
      }
    }
  }
  checkRings(checking);
  checkPeople(checking);
  checkPhotos(checking);
  checkCitations(checking);
  return walkable;
}

/** Every `when`, with the path of what it stands on. */
function conditionsOf({ written }: Checking): { when: Record<string, boolean>; path: Path }[] {
  const beats = Object.entries(written.scenes).flatMap(([scene, { shows = [] }]) =>
    shows.map(({ when }, i) => ({ when, path: ['scenes', scene, 'shows', i] as Path })),
  );
  const edges = edgesOf(written).flatMap((at) => [
    { when: 'when' in at.edge ? at.edge.when : undefined, path: at.path },
    ...exitsOf(at),
  ]);
  return [...beats, ...edges].flatMap(({ when, path }) => (when ? [{ when, path }] : []));
}

function checkRings({ written, scenario, error }: Checking): void {
  const rings = scenario.reach.map(({ id }) => id);
  for (const [i, id] of rings.entries()) {
    if (rings.indexOf(id) !== i) error(['reach', i], `Ringen «${id}» står to ganger`, 'Slett den ene.');
  }
  for (const [id, { reach }] of Object.entries(scenario.scenes)) {
    if (!reach) continue;
    const path = ['scenes', id, 'reach'];
    if (!rings.includes(reach.to))
      error([...path, 'to'], `Ringen «${reach.to}» finnes ikke`, meant(reach.to, rings));
    for (const ring of Object.keys(reach.seen ?? {})) {
      if (!rings.includes(ring))
        error([...path, 'seen', ring], `Ringen «${ring}» finnes ikke`, meant(ring, rings));
    }
  }
  if (rings.length > 0 && !written.scenes[written.start]?.reach && written.scenes[written.start]) {
    error(
      ['scenes', written.start],
      'Den første scenen sier ikke hvor langt det har nådd',
      `Skriv for eksempel «reach: ${rings[0]}».`,
    );
  }
}

function checkPeople({ written, library, error }: Checking): void {
  const known = Object.keys(library.people);
  const person = (id: string | undefined, path: Path) => {
    if (id !== undefined && !known.includes(id))
      error(path, `Personen «${id}» finnes ikke i people.yaml`, meant(id, known));
  };
  for (const [scene, { shows = [] }] of Object.entries(written.scenes)) {
    for (const [i, { post, thread, chat, mail, screenshot }] of shows.entries()) {
      const path = ['scenes', scene, 'shows', i];
      person(post?.by, [...path, 'post', 'by']);
      post?.comments?.forEach(({ by }, j) => person(by, [...path, 'post', 'comments', j, 'by']));
      person(thread?.under.by, [...path, 'thread', 'under', 'by']);
      thread?.comments.forEach(({ by }, j) => person(by, [...path, 'thread', 'comments', j, 'by']));
      person(chat?.face, [...path, 'chat', 'face']);
      chat?.messages.forEach(({ by }, j) => person(by, [...path, 'chat', 'messages', j, 'by']));
      person(mail?.from, [...path, 'mail', 'from']);
      person(screenshot?.by, [...path, 'screenshot', 'by']);
    }
  }
}

/** Photos, and the people in them, by id. */
function checkPhotos({ written, library, error }: Checking): void {
  const known = Object.keys(library.photos);
  const inPhoto = (id: string, path: Path, people: readonly string[], paths: readonly Path[]) => {
    const photo = Object.hasOwn(library.photos, id) ? library.photos[id] : undefined;
    if (!photo) return error(path, `Bildet «${id}» finnes ikke i photos/`, meant(id, known));
    const names = photo.people.map((one) => one.id);
    for (const [i, person] of people.entries()) {
      if (!names.includes(person))
        error(paths[i] as Path, `«${person}» er ikke med på bildet «${id}»`, meant(person, names));
    }
  };
  for (const [scene, { shows = [], picks }] of Object.entries(written.scenes)) {
    for (const [i, { post, photo }] of shows.entries()) {
      const path = ['scenes', scene, 'shows', i];
      const posted = post?.photo;
      const shown = photo ?? (typeof posted === 'string' ? { of: posted } : posted);
      if (!shown) continue;
      const at = photo ? [...path, 'photo'] : [...path, 'post', 'photo'];
      const without = shown.without ?? [];
      const answered = Object.keys(photo?.answers ?? {});
      inPhoto(
        shown.of,
        typeof posted === 'string' && !photo ? at : [...at, 'of'],
        [...without, ...answered],
        [
          ...without.map((_, j) => [...at, 'without', j]),
          ...answered.map((person) => [...at, 'answers', person]),
        ],
      );
    }
    if (picks?.photo) {
      const options = Object.keys(picks.options);
      const at = ['scenes', scene, 'picks'];
      inPhoto(
        picks.photo,
        [...at, 'photo'],
        options,
        options.map((option) => [...at, 'options', option]),
      );
    }
  }
}

function checkCitations({ written, library, error }: Checking): void {
  const points = Object.keys(library.points);
  const known = [...points, ...Object.keys(library.sources)];
  const cited = new Set<string>();
  for (const { edge, path } of edgesOf(written)) {
    for (const [i, id] of edge.cites.entries()) {
      cited.add(id);
      if (!known.includes(id)) {
        const file = /^\d/.test(id) ? 'guideline.yaml' : 'law.yaml';
        error([...path, 'cites', i], `«${id}» finnes ikke i ${file}`, meant(id, known));
      }
      if (edge.cites.indexOf(id) !== i)
        error([...path, 'cites', i], `«${id}» står to ganger`, 'Slett den ene.');
    }
  }
  for (const [i, id] of written.trains.entries()) {
    if (!points.includes(id))
      error(['trains', i], `Punktet «${id}» finnes ikke i guideline.yaml`, meant(id, points));
    else if (!cited.has(id))
      error(
        ['trains', i],
        `Scenarioet øver på ${id}, men ingen valg viser til det`,
        'Vis til det i cites, eller ta det ut av trains.',
      );
  }
}
