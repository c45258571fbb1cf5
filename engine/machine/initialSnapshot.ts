import { emptySnapshot, type Snapshot } from '../kit/snapshot.ts';
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
  return { ...emptySnapshot({ at, locale: project.localeFor(locale) }), slots: project.emptySlots };
}
