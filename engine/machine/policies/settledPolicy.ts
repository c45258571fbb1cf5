import type { Run } from '../run.ts';

/** Something that holds for the whole project whenever an event has been worked through. */
export interface SettledPolicy {
  readonly name: string;
  /** Looks at where the conversation stands now; it may end it, or set `pending` so that states run on. */
  readonly apply: (run: Run) => void;
}
