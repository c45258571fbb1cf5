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
    snapshot: 1,
    status: 'active',
    resolution: null,
    locale: project.localeFor(locale),
    at,
    turn: 0,
    frames: [],
    slots: project.emptySlots,
    awaiting: { type: 'nothing' },
    failures: 0,
    message: null,
    intent: null,
    tried: [],
    requests: 0,
    nextEffect: 0,
  };
}
