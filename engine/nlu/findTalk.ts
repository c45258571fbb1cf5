// What customers say besides facts and requests: thanks, "one moment", "do I have to tell you that?".
import { partsOfText, type TextPart } from '../model/clauses.ts';
import { stopWords } from '../model/languageParts.ts';
import type { NluResult } from '../model/ports.ts';
import { hasWord } from './classifier/heads.ts';
import { dictionaryWord } from './dictionary/dictionary.ts';
import type { IsKnownWord } from './dictionary/unknownWords.ts';
import type { IntentModel } from './intentModel.ts';
import { splitUtterance } from './lexical/splitUtterance.ts';
import { predictIntents } from './predictIntents.ts';

/** What parts of a message say, by a model trained on `assets/talk`. */
export type FindTalk = (text: string) => NonNullable<NluResult['talk']>;

/** Below this confidence, nothing is reported. */
const leastConfidence = 0.5;
/** Longer parts say more than one thing. */
const mostWords = 20;
/** Labels of the model that stand for nothing: they teach it what the others are not. */
const silent: ReadonlySet<string> = new Set(['other', 'figure_of_speech']);

interface Known {
  readonly model: IntentModel;
  readonly isWord: IsKnownWord;
}

type Talk = NonNullable<NluResult['talk']>[number];

/**
 * Finds what each clause and sentence of a message says; several clauses say several things, which the whole mixes.
 *
 * @param isWord - Words of the model's languages, which are never misspellings.
 */
export function findTalkWith(model: IntentModel, isWord: IsKnownWord = () => false): FindTalk {
  return (text) => {
    const parts = partsOfText(text);
    const found: NluResult['talk'] = [];
    for (const part of parts.length > 0 ? parts : [{ start: 0, end: text.length }]) {
      const best = bestIn({ model, isWord }, text, part);
      if (best !== undefined) found.push(best);
    }
    return found;
  };
}

function bestIn({ model, isWord }: Known, text: string, { start, end }: TextPart): Talk | undefined {
  const said = text.slice(start, end);
  if (said.length >= 2 * mostWords && said.split(/\s+/).length > mostWords) return undefined;
  const [best] = predictIntents(model, said, undefined, leastConfidence);
  if (best === undefined || best.confidence < leastConfidence || silent.has(best.intent)) return undefined;
  if (!isTaught({ model, isWord }, said)) return undefined;
  return { start, end, says: best.intent, confidence: best.confidence };
}

/**
 * Whether a text has a meaningful word that an utterance of the training has, or that may be a misspelling of one. A word
 * of the language is none: "Mond bitte" is not "never mind".
 */
function isTaught({ model: { lexical }, isWord }: Known, text: string): boolean {
  const meant = splitUtterance(text).filter((word) => !stopWords.has(word));
  return (
    lexical === undefined ||
    meant.length === 0 ||
    meant.some((word) => hasWord(lexical, word) || !isWord(dictionaryWord(word)))
  );
}
