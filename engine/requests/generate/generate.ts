import canonicalize from 'canonicalize';
import { z } from 'zod';
import { defineErrors } from '../../base/defineErrors.ts';
import {
  type GeneratePort,
  type GenerateResult,
  generateRequest,
  generateResult,
} from '../../model/ports.ts';
import { defineRequest, type RequestContext } from '../defineRequest.ts';

/** What can keep a text from being generated. */
const generateRequestErrors = defineErrors({
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

const schema = z.strictObject({
  /** The transcript is added when it is performed: the log has it. */
  request: generateRequest.omit({ transcript: true }),
});

/** Lets a language model write a text. */
export const generateKind = defineRequest({
  type: 'generate',
  answer: 'generate_result',
  schema,
  result: generateResult,
  portName: 'language model',
  unavailable: () => generateRequestErrors.CONVERSATION_GENERATOR_UNAVAILABLE(undefined),
  perform: async ({ request }, { port, transcript, onPreview }: RequestContext<GeneratePort>) =>
    port.generate({ ...request, transcript: await transcript() }, { onSentence: onPreview }),
  repeatable: true,
  record: {
    replay: 'recorded',
    key: ({ request }) => canonicalize(request) ?? '',
    // A language model would write something else each time, so none is asked.
    missing: ({ request: { question } }): GenerateResult => {
      const error = generateRequestErrors.REPLAY_TEXT_NOT_RECORDED({ question }).toJSON();
      return { ok: false, error, violations: [], text: '' };
    },
  },
  mask: (mask, result) => mask.anywhere(result),
  describe: {
    label: 'Generated text',
    group: 'Generated text',
    icon: 'sparkles',
    triggered: 'The language model answered',
    title: ({ request }) => request.question,
    running: 'The language model is writing…',
    failed: '',
    failedTone: 'warning',
    done: (_, result) => (result.ok ? `Written by ${result.model}, within the guardrails` : ''),
  },
});
