import { primaryLanguage } from '../../model/primaryLanguage.ts';
import { english } from './english.ts';
import { german } from './german.ts';
import { compileLexicon, type Lexicon, type LexiconSource } from './lexicon.ts';
import { sentimentOf } from './sentimentOf.ts';

const sources: Readonly<Record<string, LexiconSource>> = { en: english, de: german };
const lexicons = new Map<string, Lexicon>();

/**
 * The mood of a message in [-1, 1], see {@link sentimentOf}.
 *
 * @param language - Language tag of the message.
 * @returns Undefined for a language without a lexicon: none is better than a mood that nobody looked for.
 */
export function findSentiment(text: string, language: string): number | undefined {
  const short = primaryLanguage(language);
  const known = lexicons.get(short);
  if (known !== undefined) return sentimentOf(known, text);
  const source = sources[short];
  if (source === undefined) return undefined;
  const lexicon = compileLexicon(source);
  lexicons.set(short, lexicon);
  return sentimentOf(lexicon, text);
}
