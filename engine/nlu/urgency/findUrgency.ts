import { partByLanguage } from '../../model/languageParts.ts';
import type { UrgencyWords } from '../../model/languages/language.ts';
import { madeByLanguage } from '../language/madeByLanguage.ts';
import { MAX_UTTERANCE_LENGTH } from '../lexical/splitUtterance.ts';
import { CLAUSE, sentimentWords } from '../sentiment/sentimentWords.ts';

const NEGATION_REACH = 2;
/** Exclamation marks and capitals are weak evidence: alone they never make a message urgent. */
const EXCLAMATION = 0.08;
const MAX_EXCLAMATIONS = 3;
const LOUD = 0.15;
const MIN_LOUD = 2;

interface Reader {
  readonly weighted: readonly (readonly [RegExp, number])[];
  readonly negation: RegExp;
  readonly calm: RegExp;
}

const readerOf = madeByLanguage(partByLanguage('urgency'), compile);

/**
 * How much the words of a message press for time, from 0 (not at all) to 1. Pieces of evidence are taken together as if
 * independent: each leaves its share of the doubt that the others left. From 0.5 on a person would call it urgent.
 *
 * @param language - Language tag of the message.
 * @returns Undefined for a language without a list of words.
 */
export function findUrgency(message: string, language: string): number | undefined {
  const reader = readerOf(language);
  if (reader === undefined) return undefined;
  const text = message.slice(0, MAX_UTTERANCE_LENGTH);
  // "Help!" is a cry, "help" mostly is not: this one sign stays.
  const { words, loud } = sentimentWords(text.replaceAll(/\b(help|hilfe)(?: me)?\s*!/giu, '$1 \u203c'));
  const said = ` ${words.join(' ')} `
    .replaceAll(/ (help|hilfe) \u203c/gu, ' $1 !')
    .replaceAll(reader.calm, ` ${CLAUSE} `);
  let doubt = 1;
  let taken = said;
  for (const [pattern, weight] of reader.weighted) {
    taken = taken.replaceAll(pattern, (found: string, at: number) => {
      if (!isNegated(taken.slice(0, at), reader.negation)) doubt *= 1 - weight;
      // What a longer or surer entry claimed is not counted again; a mark keeps the words around it apart.
      return ` ${CLAUSE} `.padEnd(found.length, ' ');
    });
  }
  doubt *= 1 - EXCLAMATION * Math.min(MAX_EXCLAMATIONS, text.split('!').length - 1);
  if (loud.filter(Boolean).length >= MIN_LOUD) doubt *= 1 - LOUD;
  return Math.round(100 * (1 - doubt)) / 100;
}

function isNegated(before: string, negation: RegExp): boolean {
  const clause = before.slice(before.lastIndexOf(CLAUSE) + 1);
  return clause
    .trim()
    .split(/\s+/)
    .slice(-NEGATION_REACH)
    .some((word) => negation.test(word));
}

function compile({ words, negations, calm }: UrgencyWords): Reader {
  return {
    weighted: Object.entries(words)
      .map(([weight, entries]): readonly [RegExp, number] => [whole(entries), Number(weight)])
      .sort(([, a], [, b]) => b - a),
    negation: new RegExp(`^(?:${negations})$`, 'u'),
    calm: whole(calm),
  };
}

/** Matches entries as whole words. */
function whole(entries: string): RegExp {
  return new RegExp(String.raw`(?<=\s)(?:${entries})(?=\s)`, 'gu');
}
