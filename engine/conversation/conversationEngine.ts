import type { Clock, IdSource, Random } from '../base/ports.ts';
import type { CompiledProject } from '../machine/compiledProject.ts';
import type { ActionPort } from '../model/actionPort.ts';
import type { GeneratePort } from '../model/generatePort.ts';
import type { KnowledgePort } from '../model/knowledgePort.ts';
import type { MemoryPort } from '../model/memoryPort.ts';
import type { NluPort } from '../model/nluPort.ts';
import type { ScriptPort } from '../model/scriptPort.ts';

/** A project that can be talked to: the compiled project and the ports through which the world comes in. */
export interface ConversationEngine {
  readonly compiled: CompiledProject;
  readonly nlu: NluPort;
  readonly knowledge: KnowledgePort;
  readonly actions: ActionPort;
  /** Null: scripts cannot be run here, and their states take the error way. */
  readonly scripts: ScriptPort | null;
  /** Null: no language model is configured, and states that generate take their else way. */
  readonly generator: GeneratePort | null;
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
