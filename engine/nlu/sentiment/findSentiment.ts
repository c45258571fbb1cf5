import { partByLanguage } from '../../model/languages/parts.ts';
import { madeByLanguage } from '../language/madeByLanguage.ts';
import { compileLexicon } from './lexicon.ts';
import { sentimentOf } from './sentimentOf.ts';

const lexiconOf = madeByLanguage(partByLanguage('sentiment'), compileLexicon);

/**
 * The mood of a message in [-1, 1], see {@link sentimentOf}.
 *
 * @param language - Language tag of the message.
 * @returns Undefined for a language without a lexicon: none is better than a mood that nobody looked for.
 */
export function findSentiment(text: string, language: string): number | undefined {
  const lexicon = lexiconOf(language);
  return lexicon && sentimentOf(lexicon, text);
}
