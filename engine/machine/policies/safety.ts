// Danger to somebody's life: help is named, and a person takes over at once.
import type { Reading } from '../../model/reading.ts';
import { escalateByPolicy } from '../escalation.ts';
import type { TransitionContext } from '../transitionContext.ts';

type Danger = 'self_harm' | 'violence' | 'medical';

/** Countries whose emergency numbers are built in; others get the text for all countries. */
const countries: ReadonlySet<string> = new Set(['US', 'CA', 'GB', 'IE', 'AU', 'DE', 'AT', 'CH', 'FR', 'ES']);

/** The country meant where the project states none: the one that a locale names, or the largest of its language. */
const countryByLanguage: Readonly<Record<string, string>> = { en: 'US', de: 'DE', fr: 'FR', es: 'ES' };

/** Names help for the customer's country and hands over urgently. Nothing else of the message is answered. */
export function answerDanger(context: TransitionContext, { about }: Reading): void {
  const danger = about as Danger;
  const { safety } = context.project.policies;
  const { queue, message } = safety;
  escalateByPolicy(context, 'danger', { code: 'danger', params: { danger } }, undefined, {
    priority: 'urgent',
    message: message ?? `$dialoom.danger_${danger}_${countryOf(context)}`,
    ...(queue === undefined ? {} : { queue }),
  });
}

function countryOf({ project, draft }: TransitionContext): string {
  const [language = '', region] = draft.locale.split('-');
  const country =
    project.policies.safety.country ?? region?.toUpperCase() ?? countryByLanguage[language] ?? '';
  return countries.has(country) ? country.toLowerCase() : 'other';
}
