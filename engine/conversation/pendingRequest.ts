import type { RequestEffect } from '../kit/effect.ts';
import type { Session } from './session.ts';

/**
 * The request that a conversation still waits for: its process ended in mid-turn. Performing it again carries the
 * same idempotency key.
 *
 * @returns Undefined when the conversation does not wait for a request.
 */
export function pendingRequest(session: Session): RequestEffect | undefined {
  const { awaiting } = session.snapshot;
  if (awaiting.type !== 'result') return undefined;
  for (const entry of session.log) {
    if (entry.entry !== 'effect') continue;
    const { effect } = entry;
    if (
      (effect.type === 'run_action' || effect.type === 'search_knowledge') &&
      effect.id === awaiting.effect
    ) {
      return effect;
    }
  }
  return undefined;
}
