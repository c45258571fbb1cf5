import { z } from 'zod';
import { defineErrors } from '../../base/defineErrors.ts';
import { type KnowledgePort, knowledgeResult } from '../../model/ports.ts';
import { defineRequest, type RequestContext } from '../defineRequest.ts';

/** What can keep the knowledge base from being searched. */
const searchKnowledgeErrors = defineErrors({
  CONVERSATION_KNOWLEDGE_UNAVAILABLE: {
    message: () => 'There is no knowledge base here',
    remedy: 'Run the project with its knowledge base, or connect the error transition of the state',
  },
});

const schema = z.strictObject({
  query: z.string(),
  limit: z.number().int().min(1),
  threshold: z.number(),
  /** Which passages may be found; those without access labels when absent. */
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
  // What the knowledge base says today is part of what a replay compares.
  repeatable: true,
  record: { replay: 'live' },
  // What a search finds are the project's own texts.
  mask: (_, result) => result,
  describe: {
    label: 'Knowledge search',
    group: 'Knowledge',
    icon: 'book-2',
    triggered: 'The search answered',
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
