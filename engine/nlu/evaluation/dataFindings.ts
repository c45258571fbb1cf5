import { type Problem, problemOf } from '../../base/problem.ts';
import { compareText } from '../classifier/deterministic.ts';
import { nluErrors } from '../errors.ts';
import { groupByIntent, sameWords, type UnderstandingData } from './examples.ts';

/** Number of texts that differ in more than case and punctuation. */
function countDistinct(examples: readonly { readonly text: string }[]): number {
  return new Set(examples.map(({ text }) => sameWords(text))).size;
}

/** With fewer, a single utterance changes an intent's metrics by a fifth or more. */
const FEW = 5;
/** Maximum number of intents that a message names. */
const NAMED = 10;

/**
 * Reasons why metrics on this data are unreliable, worst first: errors if nothing can be evaluated, warnings for
 * unreliable metrics.
 */
export function dataFindings({ examples, outOfScope }: UnderstandingData): readonly Problem[] {
  const groups = groupByIntent(examples);
  const [only] = groups.keys();
  if (only === undefined) return [problemOf(nluErrors.NLU_NO_UTTERANCES({}))];
  if (groups.size === 1) return [problemOf(nluErrors.NLU_ONE_INTENT({ intent: only }))];
  const counts = [...groups].map(([intent, members]) => ({ intent, count: countDistinct(members) }));
  if (counts.every(({ count }) => count < 2)) return [problemOf(nluErrors.NLU_TOO_FEW_TO_TEST({}))];

  const warnings: Problem[] = [];
  const single = counts.filter(({ count }) => count < 2);
  if (single.length > 0) {
    warnings.push(problemOf(nluErrors.NLU_UNTESTED_INTENTS({ intents: listNames(single) }), 'warning'));
  }
  const undersampled = counts.filter(({ count }) => count >= 2 && count < FEW);
  if (undersampled.length > 0) {
    warnings.push(
      problemOf(nluErrors.NLU_FEW_UTTERANCES({ intents: listNames(undersampled), fewest: FEW }), 'warning'),
    );
  }
  for (const language of languagesOf(examples)) {
    const without = [...groups]
      .filter(([, members]) => !members.some((member) => member.language === language))
      .map(([intent]) => ({ intent }));
    if (without.length > 0) {
      warnings.push(
        problemOf(nluErrors.NLU_LANGUAGE_GAPS({ language, intents: listNames(without) }), 'warning'),
      );
    }
  }
  if (outOfScope.length === 0) {
    warnings.push(problemOf(nluErrors.NLU_NO_OUT_OF_SCOPE({ standIn: groups.size > 2 }), 'warning'));
  }
  return warnings;
}

function languagesOf(examples: UnderstandingData['examples']): readonly string[] {
  const languages = new Set<string>();
  for (const { language } of examples) if (language !== undefined) languages.add(language);
  return [...languages].sort(compareText);
}

function listNames(intents: readonly { readonly intent: string }[]): string {
  const names = intents.slice(0, NAMED).map(({ intent }) => intent);
  const more = intents.length - names.length;
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
}
