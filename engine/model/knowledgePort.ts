import type { KnowledgeResult } from './knowledgeResult.ts';

/** Which passages a search may find. */
export interface KnowledgeFilter {
  /** Only passages with one of these tags; all when absent or empty. */
  readonly tags?: readonly string[];
  /** What the customer has access to. Passages with access labels are left out unless one of theirs is among these. */
  readonly access?: readonly string[];
}

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
  /** Absent: every passage without access labels. */
  readonly filter?: KnowledgeFilter;
}

/** How the engine asks the knowledge base, whatever stands behind it. */
export interface KnowledgePort {
  /** Same index, same query: same result, so that recordings replay exactly. */
  search(query: KnowledgeQuery): Promise<KnowledgeResult>;
}
