import type { TriedStep } from '../kit/snapshot.ts';
import type { Run } from './run.ts';

/** A conversation can go on for long; the person who takes over needs the latest steps. */
const kept = 40;

/** Notes something done on the customer's behalf, for the handoff packet. */
export function recordTried(run: Run, tried: TriedStep): void {
  run.draft.tried = [...run.draft.tried.slice(1 - kept), tried];
}
