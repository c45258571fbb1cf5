import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { GeneratePort } from '../../model/generatePort.ts';
import { generateRequest } from '../../model/generateRequest.ts';
import { type GenerateResult, generateResult } from '../../model/generateResult.ts';
import { defineRequest, type RequestContext } from '../defineRequest.ts';
import { errors } from './errors.ts';

const schema = z.strictObject({
  /** The transcript is added when it is performed: the log has it. */
  request: generateRequest.omit({ transcript: true }),
});

/** Lets a language model write a text. */
export const generate = defineRequest({
  type: 'generate',
  answer: 'generate_result',
  schema,
  result: generateResult,
  portName: 'language model',
  unavailable: () => errors.CONVERSATION_GENERATOR_UNAVAILABLE(undefined),
  perform: async ({ request }, { port, transcript, onPreview }: RequestContext<GeneratePort>) =>
    port.generate({ ...request, transcript: await transcript() }, { onSentence: onPreview }),
  repeatable: true,
  record: {
    replay: 'recorded',
    key: ({ request }) => canonicalize(request) ?? '',
    // A language model would write something else each time, so none is asked.
    missing: ({ request: { question } }): GenerateResult => {
      const error = errors.REPLAY_TEXT_NOT_RECORDED({ question }).toJSON();
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
