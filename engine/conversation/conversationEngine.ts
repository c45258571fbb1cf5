import type { Clock, IdSource, Random } from '../base/ports.ts';
import type { CompiledProject } from '../machine/compiledProject.ts';
import type { ModelReadings } from '../model/modelReadings.ts';
import type { MemoryPort, NluPort } from '../model/ports.ts';

import type { AnswerRequest, RequestPorts } from '../requests/requestRegistry.ts';

/** A runnable project: the compiled project and the ports to the outside world. */
export interface ConversationEngine {
  readonly compiled: CompiledProject;
  readonly nlu: NluPort;
  /** The ports of requests, by type. */
  readonly ports: RequestPorts;
  /** Answers requests instead of their ports, for a replay. */
  readonly answer?: AnswerRequest | undefined;
  /** What a language model made of the message, for a replay; null if it was not asked. If absent, it is asked. */
  readonly recordedModel?: ModelReadings | null | undefined;
  /** Null: nothing is remembered beyond a conversation. */
  readonly memory: MemoryPort | null;
  /** Read once for each event. */
  readonly clock: Clock;
  /** Read once for each conversation. */
  readonly random: Random;
  readonly ids: IdSource;
  readonly projectName: string;
  /** SHA-256 of the project's files, hex; empty when unknown. */
  readonly projectHash: string;
}
