import { defineErrors } from '../../base/defineErrors.ts';

/** What can keep the knowledge base from being searched. */
export const errors = defineErrors({
  CONVERSATION_KNOWLEDGE_UNAVAILABLE: {
    message: () => 'There is no knowledge base here',
    remedy: 'Run the project with its knowledge base, or connect the error transition of the state',
  },
});
