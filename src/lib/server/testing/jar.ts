/** A browser's cookies, for tests. */
import type { Cookies } from '../session.ts';

export class Jar implements Cookies {
  readonly values = new Map<string, string>();
  readonly options = new Map<string, unknown>();

  get(name: string): string | undefined {
    return this.values.get(name);
  }
  set(name: string, value: string, options: unknown): void {
    this.values.set(name, value);
    this.options.set(name, options);
  }
  delete(name: string): void {
    this.values.delete(name);
  }
}
