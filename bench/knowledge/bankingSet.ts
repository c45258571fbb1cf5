import type { KnowledgeSource } from '../../engine/knowledge/sources/chunkSources.ts';
import type { Question, QuestionSet } from './questionSet.ts';
import type { Labelled, SharedData } from './sharedData.ts';

/** Number of utterances of an intent that form its document. */
const perDocument = 5;

/** Banking77 as a retrieval set. */
export interface RetrievalSet {
  readonly documents: readonly { readonly id: string; readonly text: string }[];
  /** Every fourth training utterance that is not part of a document: for choosing parameters. */
  readonly validation: readonly Labelled[];
  readonly test: readonly Labelled[];
}

/** Each intent's first five training utterances joined as one document; the test utterances are the queries. */
export function bankingSet({ banking }: SharedData): RetrievalSet {
  const byIntent = Map.groupBy(banking.train, ({ intent }) => intent);
  const documents = Array.from(byIntent, ([id, own]) => ({
    id,
    text: own
      .slice(0, perDocument)
      .map(({ text }) => text)
      .join(' '),
  }));
  const rest = [...byIntent.values()].flatMap((own) => own.slice(perDocument));
  return { documents, validation: rest.filter((_, i) => i % 4 === 0), test: banking.test };
}

/** The same documents, with questions that they answer and CLINC150's out-of-scope questions. */
export function bankingOutOfScope(data: SharedData): QuestionSet {
  const { documents, validation, test } = bankingSet(data);
  const sources = sourcesOf(documents);
  const unanswerable = (texts: readonly string[]): Question[] =>
    texts.map((text) => ({ text, expected: null }));
  return {
    name: 'banking_out_of_scope',
    sources: { development: sources, test: sources },
    questions: {
      development: [
        ...answerable(validation.filter((_, i) => i % 6 === 0)),
        ...unanswerable(data.outOfScope.development),
      ],
      test: [...answerable(test), ...unanswerable(data.outOfScope.test)],
    },
  };
}

/**
 * Near-domain: a third of the intents has no document, so their questions have no answer, although there are documents
 * on similar subjects. The test leaves out another third.
 */
export function bankingNearDomain(data: SharedData): QuestionSet {
  const { documents, validation, test } = bankingSet(data);
  const left = (third: number) => new Set(documents.filter((_, i) => i % 3 === third).map(({ id }) => id));
  const half = (third: number, queries: readonly Labelled[]) => {
    const out = left(third);
    return {
      sources: sourcesOf(documents.filter(({ id }) => !out.has(id))),
      questions: answerable(queries).map((question, i) =>
        out.has(queries[i]?.intent ?? '') ? { ...question, expected: null } : question,
      ),
    };
  };
  const development = half(
    0,
    validation.filter((_, i) => i % 4 === 1),
  );
  const measured = half(1, test);
  return {
    name: 'banking_near_domain',
    sources: { development: development.sources, test: measured.sources },
    questions: { development: development.questions, test: measured.questions },
  };
}

function sourcesOf(documents: RetrievalSet['documents']): KnowledgeSource[] {
  return documents.map(({ id, text }) => ({ path: `${id}.md`, text }));
}

function answerable(queries: readonly Labelled[]): Question[] {
  return queries.map(({ text, intent }) => ({ text, expected: `${intent}.md#top` }));
}
