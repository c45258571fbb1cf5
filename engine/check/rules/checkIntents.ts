import { intentPath } from '../../model/documentKinds.ts';
import type { Rule } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';

/** Intents have utterances, and no utterance is there twice, in one intent or in two. */
export const checkIntents: Rule = ({ project, report, locate }) => {
  const taughtBy = new Map<string, { readonly intent: string; readonly index: number }>();
  for (const { id, utterances } of Object.values(project.intents)) {
    const file = intentPath(id);
    if (utterances.length === 0) {
      report(file, [], (at) => checkErrors.NLU_INTENT_WITHOUT_UTTERANCES({}, at), 'warning');
    }
    for (const [index, utterance] of utterances.entries()) {
      const text = sameness(utterance);
      const first = taughtBy.get(text);
      if (first === undefined) {
        taughtBy.set(text, { intent: id, index });
        continue;
      }
      const path = ['utterances', index];
      if (first.intent === id) {
        const line = locate(file, ['utterances', first.index])?.line ?? 0;
        report(
          file,
          path,
          (at) => checkErrors.NLU_INTENT_REPEATED_UTTERANCE({ utterance, line }, at),
          'warning',
        );
      } else {
        const params = { utterance, other: first.intent };
        report(file, path, (at) => checkErrors.NLU_INTENT_SAME_UTTERANCE(params, at), 'warning');
      }
    }
  }
};

/** What is left of an utterance when case, punctuation and spacing do not count. */
function sameness(utterance: string): string {
  const words = utterance
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words === '' ? utterance : words;
}
