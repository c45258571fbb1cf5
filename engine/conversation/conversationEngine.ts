import type { Clock, IdSource } from '../base/ports.ts';
import type { CompiledProject } from '../machine/compiledProject.ts';
import type { ActionPort } from '../model/actionPort.ts';
import type { KnowledgePort } from '../model/knowledgePort.ts';
import type { NluPort } from '../model/nluPort.ts';

/** A project that can be talked to: the compiled project and the ports through which the world comes in. */
export interface ConversationEngine {
  readonly compiled: CompiledProject;
  readonly nlu: NluPort;
  readonly knowledge: KnowledgePort;
  readonly actions: ActionPort;
  /** Asked once for each event. */
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly projectName: string;
  /** SHA-256 of the project's files, hex; empty when unknown. */
  readonly projectHash: string;
}
