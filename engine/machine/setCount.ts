import type { Run } from './run.ts';

/** Keeps what an escalation rule has counted; a rule that counts nothing takes no room in the snapshot. */
export function setCount(run: Run, rule: string, count: number): void {
  const { counts } = run.draft;
  if ((counts[rule] ?? 0) === count) return;
  const { [rule]: _, ...others } = counts;
  run.draft.counts = count === 0 ? others : { ...others, [rule]: count };
}
