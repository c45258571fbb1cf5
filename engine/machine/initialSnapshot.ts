import type { Snapshot } from '../kit/snapshot.ts';
import type { CompiledProject } from './compiledProject.ts';

/**
 * A conversation before its `start` event.
 *
 * @param at - Milliseconds since the epoch.
 * @param locale - What the customer reads; the locale of the project that serves it best is taken.
 */
export function initialSnapshot(
  project: CompiledProject,
  { at, locale }: { readonly at: number; readonly locale: string },
): Snapshot {
  return {
    snapshot: 3,
    status: 'active',
    resolution: null,
    locale: project.localeFor(locale),
    spoken: null,
    seed: 0,
    customer: { id: null, authenticated: false },
    at,
    turn: 0,
    frames: [],
    slots: project.emptySlots,
    filledAt: {},
    awaiting: { type: 'nothing' },
    timer: null,
    failures: 0,
    silences: 0,
    prompt: null,
    clarification: null,
    queued: [],
    unresolved: 0,
    counts: {},
    message: null,
    intent: null,
    tried: [],
    requests: 0,
    wakes: 0,
    nextEffect: 0,
  };
}
