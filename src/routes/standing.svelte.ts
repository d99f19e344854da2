/** How far somebody has come, read from this device when the page is up, and again whenever something is handed in. */
import type { Course, CourseDocument } from '#lib/course/course.ts';
import { POSTS, type Answer } from '#lib/course/requirements.ts';
import { device } from '#lib/progress/device.svelte.ts';
import { openProgress } from '#lib/progress/open.ts';
import type { StoredAttempt, StoredConfirmation } from '#lib/progress/progress.ts';
import type { Audience } from '#lib/scenario/format.ts';
import { counting, inRound, openAgain } from './again.ts';
import { chooseRole, chosenRole, rolesOf } from './role.ts';
import { restOf } from './rest.ts';
import { nextOf, openOf, standingOf } from './standing.ts';

export class Standing {
  /** False while only what everybody sees is known. */
  known = $state(false);
  chosen: Audience | null = $state(null);
  attempts: StoredAttempt[] = $state.raw([]);
  confirmations: StoredConfirmation[] = $state.raw([]);
  readonly #course: Course;
  /** What counts in the round that can be worked on. */
  readonly #again = $derived(openAgain(device.status));
  readonly #status = $derived(inRound(device.status, this.#again));
  readonly #attempts = $derived(counting(this.attempts, this.#again));
  readonly #confirmations = $derived(counting(this.confirmations, this.#again));
  readonly lessons = $derived.by(() =>
    standingOf(this.#course, rolesOf(this.role), this.#attempts, this.#status, this.#confirmations),
  );
  readonly rest = $derived.by(() =>
    restOf(this.#course, rolesOf(this.role), this.#attempts, this.#confirmations, this.#status),
  );
  readonly next = $derived(nextOf(this.lessons));
  readonly open = $derived.by(() => openOf(this.#course, this.attempts));
  readonly core: number = $derived(this.lessons.reduce((sum, { core }) => sum + core.length, 0));
  readonly mastered: number = $derived(this.lessons.reduce((sum, { mastered }) => sum + mastered, 0));
  readonly minutesLeft: number = $derived(
    this.lessons.reduce((sum, { minutesLeft }) => sum + minutesLeft, 0),
  );
  readonly documentsLeft: number = $derived(this.rest.documents.filter(({ left }) => left).length);
  readonly testsLeft: number = $derived(this.rest.tests.filter(({ left }) => left).length);
  /** Everything that completes the course is done here; the server may not have all of it yet. */
  readonly done: boolean = $derived(
    this.known &&
      this.core > 0 &&
      !this.next &&
      this.documentsLeft + this.testsLeft === 0 &&
      !this.rest.unanswered,
  );
  /** How many of the documents and tests are done, one by one: what the outermost ring shows. */
  readonly parts: boolean[] = $derived([
    ...this.rest.tests.map(({ left }) => !left),
    ...this.rest.documents.map(({ left }) => !left),
  ]);

  constructor(course: Course) {
    this.#course = course;
  }

  /** What the server says of somebody's roles goes before what was chosen here. */
  get role(): Audience | null {
    const roles = device.status.map((row) => row.role);
    if (roles.includes('ansatt') && roles.includes('folkevalgt')) return 'begge';
    return roles[0] ?? this.chosen;
  }

  /** Call in an effect: reads again when a receipt comes or the learner changes. */
  async read(): Promise<void> {
    void [device.learner, device.waiting, device.lastReceipt, device.needsClaim];
    this.chosen = chosenRole();
    const progress = await openProgress();
    this.attempts = await progress.attempts();
    this.confirmations = await progress.confirmations();
    this.known = true;
  }

  /** Says yes or no to «Legger du ut noe for kommunen?», in the roles the course is taken in. */
  async answer(says: Answer): Promise<void> {
    await this.#confirm(POSTS, says, this.role ?? 'begge');
  }

  /** Confirms a document in the version of today. */
  async confirm({ id, version, role }: CourseDocument): Promise<void> {
    await this.#confirm(id, version, role);
  }

  async #confirm(what: string, says: string, role: Audience): Promise<void> {
    const progress = await openProgress();
    await progress.confirm(what, says, role);
    await this.read();
  }

  choose(role: Audience): void {
    chooseRole(role);
    this.chosen = role;
  }
}
