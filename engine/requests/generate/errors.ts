import { defineErrors } from '../../base/defineErrors.ts';

/** What can keep a text from being generated. */
export const errors = defineErrors({
  CONVERSATION_GENERATOR_UNAVAILABLE: {
    message: () => 'No language model is configured',
    remedy: 'Set DIALOOM_LLM_URL and DIALOOM_LLM_MODEL; without them the else transition is taken',
  },
  REPLAY_TEXT_NOT_RECORDED: {
    message: (p: { question: string }) =>
      `The recording has no (further) text generated for "${p.question}" from these instructions and sources`,
    remedy: 'Record the conversation again with the project as it is now',
  },
});
