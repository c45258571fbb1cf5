import type { LastMessage } from '../../kit/snapshot.ts';
import type { Run } from '../run.ts';

/** Something that holds for the whole project whenever the customer says something. */
export interface MessagePolicy {
  readonly name: string;
  /** Looks at the message; true when it is dealt with and the policies after this one must not see it. */
  readonly apply: (run: Run, message: LastMessage) => boolean;
}
