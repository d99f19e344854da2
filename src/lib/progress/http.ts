/** Contact with our own server. Believes nothing that does not look exactly like its answer. */
import type { Me, SyncRequest, SyncResponse } from '#lib/scenario/attempt.ts';
import type { Asked, Contact, NoAnswer, Sent } from './contact.ts';

/** Milliseconds without an answer that count as none. */
const PATIENCE = 30_000;

export interface HttpEdges {
  fetch: typeof globalThis.fetch;
  /** A signal that aborts after so many milliseconds. */
  limit(ms: number): AbortSignal;
}

export function httpContact({ fetch, limit }: HttpEdges): Contact {
  async function ask(path: string, init: RequestInit): Promise<{ status: number; body: unknown } | NoAnswer> {
    try {
      const response = await fetch(path, {
        ...init,
        headers: { accept: 'application/json', ...(init.body ? { 'content-type': 'application/json' } : {}) },
        // A redirect is a login page of somebody else's: never follow it with the learner's work.
        redirect: 'manual',
        cache: 'no-store',
        credentials: 'same-origin',
        signal: limit(PATIENCE),
      });
      if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
        return { kind: 'not-ours' };
      }
      if (response.status === 429 || response.status >= 500) {
        const after = Number(response.headers.get('retry-after'));
        return { kind: 'busy', ...(after > 0 && { after }) };
      }
      const json = response.headers.get('content-type')?.startsWith('application/json') ?? false;
      if (response.status === 413) return { kind: 'too-big' };
      if (!json) return { kind: 'not-ours' };
      const body: unknown = await response.json();
      if (response.status === 401) return { kind: 'expired' };
      if (response.status === 409) return { kind: 'other-person' };
      if (response.status === 410) return { kind: 'erased' };
      return { status: response.status, body };
    } catch (error) {
      // JSON that ends half-way is a connection that was cut; so is everything fetch itself throws.
      if (error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException) {
        return { kind: 'offline' };
      }
      throw error;
    }
  }

  return {
    async handIn(request: SyncRequest, leaving = false): Promise<Sent> {
      const init = { method: 'POST', body: JSON.stringify(request), keepalive: leaving };
      const said = await ask('/api/sync', init);
      if ('kind' in said) return said;
      // 422 carries results as well: each attempt has its own.
      if ((said.status === 200 || said.status === 422) && isSyncResponse(said.body)) {
        return { kind: 'answer', answer: said.body };
      }
      return said.status === 200 ? { kind: 'not-ours' } : { kind: 'rejected' };
    },
    async me(): Promise<Asked> {
      const said = await ask('/api/me', { method: 'GET' });
      if ('kind' in said) return said;
      if (said.status === 200 && isMe(said.body)) return { kind: 'answer', me: said.body };
      return said.status === 200 ? { kind: 'not-ours' } : { kind: 'rejected' };
    },
    async leave(): Promise<boolean> {
      const said = await ask('/api/leave', { method: 'POST', body: '{}' });
      if ('kind' in said) return said.kind === 'expired' || said.kind === 'erased';
      return said.status < 300;
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isStatus(value: unknown): boolean {
  return isRecord(value) && typeof value.role === 'string' && typeof value.status === 'string';
}

export function isSyncResponse(value: unknown): value is SyncResponse {
  if (!isRecord(value)) return false;
  const { results, missing, status } = value;
  return (
    Array.isArray(results) &&
    results.every(
      (r) =>
        isRecord(r) &&
        typeof r.id === 'string' &&
        (typeof r.receipt === 'string' ? r.receipt.length > 0 : typeof r.refused === 'string'),
    ) &&
    Array.isArray(missing) &&
    missing.every((id) => typeof id === 'string') &&
    Array.isArray(status) &&
    status.every(isStatus)
  );
}

export function isMe(value: unknown): value is Me {
  if (!isRecord(value) || !Array.isArray(value.status) || !value.status.every(isStatus)) return false;
  const { person } = value;
  return person === null || (isRecord(person) && typeof person.id === 'string' && person.id.length > 0);
}
