import { type Problem, problemOf } from '../../base/problem.ts';
import { compareText } from '../classifier/deterministic.ts';
import { nluErrors } from '../errors.ts';
import { groupByIntent, sameWords, type UnderstandingData } from './examples.ts';

/** How many texts there are that differ in more than case and punctuation. */
function countDistinct(examples: readonly { readonly text: string }[]): number {
  return new Set(examples.map(({ text }) => sameWords(text))).size;
}

/** Below this, one utterance more or less changes an intent's figures by a fifth. */
const FEW = 5;
/** A message is for a person: of many names the first ones. */
const NAMED = 10;

/**
 * What keeps the figures of such data from being trusted, worst first: errors where nothing can be measured at all,
 * warnings for what is measured badly.
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
    warnings.push(problemOf(nluErrors.NLU_UNTESTED_INTENTS({ intents: inWords(single) }), 'warning'));
  }
  const few = counts.filter(({ count }) => count >= 2 && count < FEW);
  if (few.length > 0) {
    warnings.push(problemOf(nluErrors.NLU_FEW_UTTERANCES({ intents: inWords(few), fewest: FEW }), 'warning'));
  }
  for (const language of languagesOf(examples)) {
    const without = [...groups]
      .filter(([, members]) => !members.some((member) => member.language === language))
      .map(([intent]) => ({ intent }));
    if (without.length > 0) {
      warnings.push(
        problemOf(nluErrors.NLU_LANGUAGE_GAPS({ language, intents: inWords(without) }), 'warning'),
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

function inWords(intents: readonly { readonly intent: string }[]): string {
  const names = intents.slice(0, NAMED).map(({ intent }) => intent);
  const more = intents.length - names.length;
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
}
