import type { KnowledgeSource } from '../../engine/knowledge/sources/chunkSources.ts';

/** A question, and the end of the id of the passage that answers it; null if none does. */
export interface Question {
  readonly text: string;
  readonly expected: string | null;
}

/** A knowledge base with questions: one half for choosing parameters, the other for the measurement. */
export interface QuestionSet {
  readonly name: string;
  readonly sources: {
    readonly development: readonly KnowledgeSource[];
    readonly test: readonly KnowledgeSource[];
  };
  readonly questions: { readonly development: readonly Question[]; readonly test: readonly Question[] };
}
