/** A tiny course for tests: every kind of step, both roles, one scenario for both, one that is not core. */
import type {
  Course,
  CourseDocument,
  Municipality,
  PointChange,
  ScenarioEntry,
  Validity,
} from '#lib/course/course.ts';
import type { HandedIn, Step } from '#lib/scenario/attempt.ts';
import { canonical, editionBody, sha256, type EditionBody } from '#lib/scenario/edition.ts';
import type { Audience, Graph } from '#lib/scenario/format.ts';
import type { Served } from '../editions.ts';

const graph = (id: string, role: Audience, scenes: Graph['scenes']): Graph => ({
  id,
  role,
  start: 'start',
  trains: ['2.1-01'],
  reach: [],
  scenes: { ...scenes, bra: { ends: 'mestret' }, ikke: { ends: 'ikke-mestret' } },
});

/** One good choice, one that ends badly, one that must be repaired. */
const oneChoice = (id: string, role: Audience) =>
  graph(id, role, {
    start: {
      choices: {
        sier: { verdict: 'god', to: 'bra' },
        tier: { verdict: 'lovlig', leans: 'taus', to: 'ikke' },
        roper: { verdict: 'brudd', sets: ['ropte'], to: 'angrer' },
      },
    },
    angrer: {
      choices: {
        beklager: { verdict: 'god', when: { ropte: true }, to: 'bra' },
        igjen: { verdict: 'lovlig', leans: 'dristig', to: 'start' },
      },
    },
  });

const withPicks = (id: string, role: Audience) =>
  graph(id, role, {
    start: {
      picks: {
        options: { fjes: true, navn: true, sted: true },
        outcomes: [
          { all: ['navn'], none: ['fjes'], verdict: 'god', to: 'bra' },
          { verdict: 'brudd', to: 'ikke' },
        ],
      },
    },
  });

export const GRAPHS = {
  ansatt: oneChoice('ytring/svomming', 'ansatt'),
  folkevalgt: oneChoice('ytring/kommentar', 'folkevalgt'),
  begge: withPicks('ytring/bilde', 'begge'),
  ekstra: oneChoice('ytring/ekstra', 'ansatt'),
};

/** Steps that reach `mestret`. */
export const WALKS: Record<keyof typeof GRAPHS, Step[]> = {
  ansatt: [{ scene: 'start', choice: 'sier' }],
  folkevalgt: [
    { scene: 'start', choice: 'roper' },
    { scene: 'angrer', choice: 'beklager' },
  ],
  begge: [{ scene: 'start', picks: ['navn', 'sted'] }],
  ekstra: [{ scene: 'start', choice: 'sier' }],
};

export interface TinyCourse extends Served {
  /** Edition hash of each graph. */
  hashes: Record<keyof typeof GRAPHS, string>;
}

/** One document for everybody, and one for employees. */
export const DOCUMENTS: CourseDocument[] = [
  {
    id: 'taushet',
    title: 'Taushetserklæringen',
    url: 'https://fosselva.example/t',
    version: '2026-1',
    role: 'begge',
  },
  {
    id: 'varsling',
    title: 'Varslingsrutinene',
    url: 'https://fosselva.example/v',
    version: '3',
    role: 'ansatt',
  },
];

interface More {
  /** Graphs that those who post must master too. */
  posting?: readonly (keyof typeof GRAPHS)[];
  documents?: CourseDocument[];
  validity?: Validity;
  /** Marked changes of points, which all graphs train … */
  changes?: Record<string, PointChange>;
  /** … but for these: in them the points stay as they were. */
  untouched?: readonly (keyof typeof GRAPHS)[];
}

/** @param core which of the graphs must be mastered; a course that grows is the same call with more of them */
export async function tinyCourse(
  core: readonly (keyof typeof GRAPHS)[] = ['ansatt', 'folkevalgt', 'begge'],
  { posting = [], documents, validity, changes, untouched = [] }: More = {},
): Promise<TinyCourse> {
  const editions: Record<string, EditionBody> = {};
  const hashes: Record<string, string> = {};
  const scenarios: ScenarioEntry[] = [];
  for (const [name, graph] of Object.entries(GRAPHS)) {
    const changed = untouched.includes(name as keyof typeof GRAPHS) ? [] : Object.keys(changes ?? {});
    const body = editionBody(
      graph,
      Object.fromEntries(changed.map((id) => [id, changes?.[id]?.version ?? 1])),
    );
    const edition = await sha256(canonical(body));
    editions[edition] = body;
    hashes[name] = edition;
    const isCore = core.includes(name as keyof typeof GRAPHS);
    scenarios.push({
      id: graph.id,
      title: name,
      about: '',
      minutes: 1,
      role: graph.role,
      core: isCore,
      ...(posting.includes(name as keyof typeof GRAPHS) && { posting: true as const }),
      ...(changed.length > 0 && { changed }),
      edition,
    });
  }
  const lesson = { id: 'ytring', title: 'Ytring', aim: '', intro: '', takeaways: [], scenarios };
  const content = {
    title: 'Prøvekurs',
    guideline: '2024',
    roles: ['ansatt', 'folkevalgt'] as Course['roles'],
    lessons: [lesson],
    ...(documents && { documents }),
    ...(validity && { validity }),
    ...(changes && { changes }),
  };
  const courseBody = canonical(content);
  const course: Course = { ...content, edition: await sha256(courseBody) };
  return { course, courseBody, editions, hashes: hashes as TinyCourse['hashes'] };
}

/** An attempt at one of the graphs that should be accepted, with what the test wants different. */
export function attemptAt(
  { hashes }: TinyCourse,
  name: keyof typeof GRAPHS,
  different: Partial<HandedIn> = {},
): HandedIn {
  return {
    id: crypto.randomUUID(),
    scenario: GRAPHS[name].id,
    edition: hashes[name],
    role: name === 'folkevalgt' ? 'folkevalgt' : 'ansatt',
    language: 'nb',
    finishedAt: '2026-11-23T08:00:00.000Z',
    steps: WALKS[name],
    ...different,
  };
}

export const MUNICIPALITY: Municipality = {
  name: 'Fosselva kommune',
  contact: { name: 'Personalavdelingen', email: 'hr@fosselva.example' },
  workingHours: 'Ansatte tar kurset i arbeidstiden.',
};
