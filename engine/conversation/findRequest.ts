import type { RequestEffect } from '../kit/effect.ts';
import type { Session } from './session.ts';

/** Finds a request in the log of a conversation, to perform it again when its process ended in mid-turn. */
export function findRequest(session: Session, id: string): RequestEffect | undefined {
  for (const entry of session.log) {
    if (entry.entry !== 'effect') continue;
    const { effect } = entry;
    if ((effect.type === 'run_action' || effect.type === 'search_knowledge') && effect.id === id)
      return effect;
  }
  return undefined;
}
