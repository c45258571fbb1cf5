import { bestIntent } from '../../model/nluResult.ts';
import { isOwnAnswer } from '../isOwnAnswer.ts';
import { putQuestionAgain } from '../putQuestionAgain.ts';
import type { MessagePolicy } from './messagePolicy.ts';

/** Who did not catch the question hears it again. */
export const repeat: MessagePolicy = {
  name: 'repeat',
  apply: (run, message) => {
    const { intentThreshold, repeat } = run.project.policies;
    if (bestIntent(message.nlu, intentThreshold) !== repeat.intent) return false;
    if (isOwnAnswer(run, message, repeat.intent)) return false;
    putQuestionAgain(run, { code: 'question_repeated', params: {} });
    return true;
  },
};
