import type { Rule } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';

/** Intents have utterances, and no utterance teaches two intents. */
export const checkIntents: Rule = ({ project, report }) => {
  const taughtBy = new Map<string, string>();
  for (const intent of Object.values(project.intents)) {
    const file = `nlu/intents/${intent.id}.yaml`;
    if (intent.utterances.length === 0) {
      report(file, [], (at) => checkErrors.INTENT_WITHOUT_UTTERANCES({}, at), 'warning');
    }
    intent.utterances.forEach((utterance, index) => {
      const text = utterance.trim().toLowerCase();
      const other = taughtBy.get(text);
      if (other === undefined) taughtBy.set(text, intent.id);
      else if (other !== intent.id) {
        const params = { utterance, other };
        report(file, ['utterances', index], (at) => checkErrors.INTENT_SAME_UTTERANCE(params, at), 'warning');
      }
    });
  }
};
