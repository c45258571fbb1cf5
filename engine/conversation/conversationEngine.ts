import type { Clock, IdSource, Random } from '../base/ports.ts';
import type { CompiledProject } from '../machine/compiledProject.ts';
import type { MemoryPort, NluPort } from '../model/ports.ts';

import type { AnswerRequest, RequestPorts } from '../requests/requestRegistry.ts';

/** A project that can be talked to: the compiled project and the ports through which the world comes in. */
export interface ConversationEngine {
  readonly compiled: CompiledProject;
  readonly nlu: NluPort;
  /** What requests are performed through, by their type. */
  readonly ports: RequestPorts;
  /** Answers requests in place of their ports, for a replay. */
  readonly answer?: AnswerRequest | undefined;
  /** Null: nothing is remembered beyond a conversation. */
  readonly memory: MemoryPort | null;
  /** Asked once for each event. */
  readonly clock: Clock;
  /** Asked once for each conversation. */
  readonly random: Random;
  readonly ids: IdSource;
  readonly projectName: string;
  /** SHA-256 of the project's files, hex; empty when unknown. */
  readonly projectHash: string;
}
