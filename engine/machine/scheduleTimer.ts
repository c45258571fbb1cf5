import type { Run } from './run.ts';

/** Wants the conversation woken up after a while; an earlier wish is forgotten. */
export function scheduleTimer(run: Run, afterMs: number): void {
  scheduleAt(run, run.draft.at + afterMs);
}

/** Wants the conversation woken up at a time, in milliseconds since the epoch; an earlier wish is forgotten. */
export function scheduleAt(run: Run, at: number): void {
  const { draft } = run;
  const timer = { id: `fx_${draft.nextEffect}`, at };
  draft.nextEffect += 1;
  draft.timer = timer;
  run.effects.push({ type: 'schedule', ...timer });
}
