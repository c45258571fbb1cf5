import { z } from 'zod';
import { defineErrors } from '../../base/defineErrors.ts';
import { type KnowledgePort, knowledgeResult } from '../../model/ports.ts';
import { defineRequest, type RequestContext } from '../defineRequest.ts';

/** Errors of knowledge searches. */
const searchKnowledgeErrors = defineErrors({
  CONVERSATION_KNOWLEDGE_UNAVAILABLE: {
    message: () => 'No knowledge base is available here',
    remedy: 'Run the project with its knowledge base, or connect the error transition of the state',
  },
});

const schema = z.strictObject({
  query: z.string(),
  limit: z.number().int().min(1),
  threshold: z.number(),
  /** Which passages may be found; without a filter, only those without access labels. */
  filter: z
    .strictObject({
      tags: z.array(z.string()).exactOptional(),
      access: z.array(z.string()).exactOptional(),
    })
    .exactOptional(),
});

/** Searches the knowledge base. */
export const searchKnowledgeKind = defineRequest({
  type: 'search_knowledge',
  answer: 'knowledge_result',
  schema,
  result: knowledgeResult,
  portName: 'knowledge base',
  unavailable: () => searchKnowledgeErrors.CONVERSATION_KNOWLEDGE_UNAVAILABLE(undefined),
  perform: ({ query, ...how }, { port, locale }: RequestContext<KnowledgePort>) =>
    port.search({ text: query, locale, ...how }),
  // What the knowledge base answers now is part of what a replay compares.
  repeatable: true,
  record: { replay: 'live' },
  // A search finds the project's own texts, which contain no secrets of customers.
  mask: (_, result) => result,
  describe: {
    label: 'Knowledge search',
    group: 'Knowledge',
    icon: 'book-2',
    triggered: 'The search returned a result',
    title: ({ query }) => query,
    running: 'Searching the knowledge base…',
    failed: 'The knowledge search failed',
    failedTone: 'bad',
    done: ({ threshold }, { answer, hits }) => {
      const best = hits[0]?.score;
      const said =
        answer === null
          ? `No answer in the knowledge base at or above ${threshold.toFixed(2)}`
          : 'Answered from the knowledge base';
      return best === undefined ? said : `${said} · best score ${best.toFixed(2)}`;
    },
  },
});
