/** How far somebody has come, read from this device when the page is up, and again whenever something is handed in. */
import type { Course } from '#lib/course/course.ts';
import { device } from '#lib/progress/device.svelte.ts';
import { openProgress } from '#lib/progress/open.ts';
import type { StoredAttempt, StoredConfirmation } from '#lib/progress/progress.ts';
import type { Audience } from '#lib/scenario/format.ts';
import { chooseRole, chosenRole, rolesOf } from './role.ts';
import { nextOf, openOf, standingOf } from './standing.ts';

export class Standing {
  /** False while only what everybody sees is known. */
  known = $state(false);
  chosen: Audience | null = $state(null);
  attempts: StoredAttempt[] = $state.raw([]);
  confirmations: StoredConfirmation[] = $state.raw([]);
  readonly #course: Course;
  readonly lessons = $derived.by(() =>
    standingOf(this.#course, rolesOf(this.role), this.attempts, device.status),
  );
  readonly next = $derived(nextOf(this.lessons));
  readonly open = $derived.by(() => openOf(this.#course, this.attempts));
  readonly core: number = $derived(this.lessons.reduce((sum, { core }) => sum + core.length, 0));
  readonly mastered: number = $derived(this.lessons.reduce((sum, { mastered }) => sum + mastered, 0));
  readonly minutesLeft: number = $derived(
    this.lessons.reduce((sum, { minutesLeft }) => sum + minutesLeft, 0),
  );

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

  choose(role: Audience): void {
    chooseRole(role);
    this.chosen = role;
  }
}
