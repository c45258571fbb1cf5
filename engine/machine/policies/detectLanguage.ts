import { primaryLanguage } from '../../model/primaryLanguage.ts';
import { recordStep } from '../recordStep.ts';
import type { MessagePolicy } from './messagePolicy.ts';

/** Messages within which the first in another language decides. */
const early = 3;

/**
 * Lets the conversation go on in the language that the customer writes in: at once for the first such message early
 * in the conversation, later when two messages in a row tell the same language. What was tapped are our words, and
 * messages too short to tell a language do not count.
 */
export const detectLanguage: MessagePolicy = {
  name: 'detectLanguage',
  apply: (run, message) => {
    const { language } = message.nlu;
    if (language === undefined || message.value !== undefined) return false;
    const { draft, project } = run;
    const { locale: last, changed } = draft.spoken ?? { locale: null, changed: false };
    const isOther =
      primaryLanguage(language) !== primaryLanguage(draft.locale) &&
      project.manifest.locales.includes(language);
    const goesOver = isOther && (language === last || (draft.turn <= early && !changed));
    if (language !== last || goesOver) {
      draft.spoken = { locale: language, changed: changed || goesOver };
    }
    if (goesOver) {
      draft.locale = language;
      recordStep(run, 'policy', null, { code: 'language_changed', params: { locale: language } });
    }
    return false;
  },
};
