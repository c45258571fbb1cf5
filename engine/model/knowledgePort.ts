import type { KnowledgeResult } from './knowledgeResult.ts';

/** A question to the knowledge base. */
export interface KnowledgeQuery {
  /** What the customer asks, in their words. */
  readonly text: string;
  /** Language tag of the conversation. Passages marked with another language are left out. */
  readonly locale: string;
  /** Most hits to return, at least 1. */
  readonly limit: number;
  /** Score in [0, 1] from which the best passage counts as an answer. */
  readonly threshold: number;
}

/** How the engine asks the knowledge base, whatever stands behind it. */
export interface KnowledgePort {
  /** Same index, same query: same result, so that recordings replay exactly. */
  search(query: KnowledgeQuery): Promise<KnowledgeResult>;
}
