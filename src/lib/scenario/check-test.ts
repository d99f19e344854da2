/** What must hold in one file of the knowledge test, beyond its spelling. Pure over what was read. */
import { compile } from './compile.ts';
import { checkGiveaways, textsOf } from './check-giveaways.ts';
import { checkJudgements, speaksTo } from './check-judgements.ts';
import { checkOffers } from './check-paths.ts';
import { checkReferences } from './check-references.ts';
import { checkAsked, checkChats } from './check-scenes.ts';
import type { Checking } from './checking.ts';
import type { Document, Path } from './document.ts';
import { edgesOf } from './edges.ts';
import { sortIssues, type Issue } from './issue.ts';
import { lix } from './lix.ts';
import { meant } from './near.ts';
import { citationsOf, type Library } from './sources.ts';
import { oneScene } from './test-compile.ts';
import type { WrittenPair, WrittenTest } from './test-schema.ts';
import { walk } from './walk.ts';

/** The dilemmas of one lesson as written, with the file they stand in. */
export interface TestDraft {
  lesson: string;
  written: WrittenTest;
  document: Document;
}

const FEWEST_CHOICES = 3;
const MOST_CHOICES = 4;

type Say = (path: Path, message: string, hint: string) => void;

/**
 * @param whole the course is said to be whole, and is judged as such
 * @returns everything wrong with the lesson's dilemmas, sorted
 */
export function checkTest({ written, document }: TestDraft, library: Library, whole = false): Issue[] {
  const issues: Issue[] = [];
  const say =
    (severity: Issue['severity']): Say =>
    (path, message, hint) =>
      void issues.push({ file: document.file, ...document.at(path), severity, message, hint });
  for (const [id, pair] of Object.entries(written.pairs)) {
    const path = ['pairs', id];
    checkPair(id, pair, library, (at, message, hint) => say('error')([...path, ...at], message, hint));
    for (const twin of Object.keys(pair.twins)) {
      // Paths in the one scene, where they stand in the file.
      const moved =
        (severity: Issue['severity']): Say =>
        (at, message, hint) =>
          say(severity)(at[0] === 'scenes' ? [...path, 'twins', twin, ...at.slice(2)] : path, message, hint);
      checkTwin(twin, pair, library, { whole, error: moved('error'), warn: moved('warning') });
    }
  }
  return sortIssues(issues);
}

function checkPair(id: string, { point, role, twins }: WrittenPair, { points }: Library, error: Say): void {
  const names = Object.keys(twins);
  if (names.length !== 2) {
    error(
      ['twins'],
      `«${id}» har ${names.length === 1 ? '1 tvilling' : `${names.length} tvillinger`}, det skal være to`,
      'Samme punkt, like vanskelige, hver sin historie.',
    );
  }
  const known = Object.hasOwn(points, point) ? points[point] : undefined;
  if (!known)
    error(['point'], `Punktet «${point}» finnes ikke i guideline.yaml`, meant(point, Object.keys(points)));
  else if (!speaksTo(known.audience, role))
    error(
      ['point'],
      `${point} gjelder ${known.audience}, men paret er for ${role}`,
      'Velg et punkt som gjelder dem paret er for, eller endre role.',
    );
}

function checkTwin(
  id: string,
  pair: WrittenPair,
  library: Library,
  how: Pick<Checking, 'whole' | 'error' | 'warn'>,
): void {
  const written = oneScene(id, pair, pair.twins[id] as WrittenPair['twins'][string]);
  const scenario = compile(id, written, { ...library, citations: citationsOf(library) });
  const checking: Checking = { written, scenario, library, noun: 'dilemmaet', ...how };
  checkKind(id, pair, how.error);
  const walkable = checkReferences(checking);
  checkChats(checking, id);
  const { choices, picks } = pair.twins[id] ?? {};
  if (!choices && !picks) return;
  checkAsked(checking, id);
  checkJudgements(checking);
  checkGiveaways(checking);
  checkPoint(id, pair, checking);
  if (walkable) checkAnswers(id, checking);
}

/** Each kind is asked in its own way. */
function checkKind(id: string, { kind, twins }: WrittenPair, error: Say): void {
  const { shows = [], choices, picks } = twins[id] ?? {};
  const path = ['scenes', id];
  const wanted = kind === 'velg' ? 'choices' : 'picks';
  const other = kind === 'velg' ? 'picks' : 'choices';
  if (kind === 'velg' ? !choices : !picks)
    error(
      path,
      `«${id}» har ikke ${wanted}, men kind er ${kind}`,
      'velg har choices; flere og feil har picks.',
    );
  if (kind === 'velg' ? picks : choices)
    error([...path, other], `«${id}» har ${other}, men kind er ${kind}`, 'Slett det, eller endre kind.');
  const many = Object.keys(choices ?? {}).length;
  if (choices && (many < FEWEST_CHOICES || many > MOST_CHOICES))
    error([...path, 'choices'], `«${id}» har ${many} svar`, `Skriv ${FEWEST_CHOICES} eller ${MOST_CHOICES}.`);
  if (kind === 'feil' && shows.every(({ narration }) => narration !== undefined))
    error(
      [...path, 'shows'],
      `«${id}» spør hva som er galt, men viser bare fortelling`,
      'Vis innlegget, bildet eller meldingen det gjelder.',
    );
}

/** Whoever answers right is shown the point both twins are about. */
function checkPoint(id: string, { point }: WrittenPair, { written, error }: Checking): void {
  for (const { edge, path } of edgesOf(written)) {
    if (edge.verdict === 'god' && !edge.cites.includes(point))
      error([...path, 'cites'], `Det riktige svaret i «${id}» viser ikke til ${point}`, `Legg til ${point}.`);
  }
}

/** Something is right and something is not; of sets exactly one is right. */
function checkAnswers(id: string, checking: Checking): void {
  const { scenario, error } = checking;
  const walked = walk(scenario);
  checkOffers(checking, walked);
  const { picks } = scenario.scenes[id] ?? {};
  const path = ['scenes', id, picks ? 'picks' : 'choices'];
  const right = walked.moves.filter(({ edge }) => edge.verdict === 'god');
  if (right.length === 0)
    return error(path, `Ingen av svarene i «${id}» er gode`, 'Gi det riktige svaret verdict: god.');
  if (right.length === walked.moves.length)
    return error(path, `Alle svarene i «${id}» er gode`, 'La noe kunne være feil.');
  if (!picks || right.length === 1) return;
  const sets = right.map(({ step }) => ('picks' in step ? step.picks.join(' + ') : ''));
  error(
    path,
    `${right.length} ulike svar i «${id}» er gode, det skal være ett`,
    `List opp resten under none. Disse er gode nå: ${sets.slice(0, 3).join(' · ')}${sets.length > 3 ? ' …' : ''}.`,
  );
}

/** LIX of everything a learner may have to read in a lesson's dilemmas. */
export function readabilityOfTest({ pairs }: WrittenTest): number {
  const dilemmas = Object.values(pairs).flatMap((pair) =>
    Object.entries(pair.twins).map(([id, twin]) => oneScene(id, pair, twin)),
  );
  return lix(dilemmas.flatMap((dilemma) => textsOf(dilemma).map(({ text }) => text)));
}
