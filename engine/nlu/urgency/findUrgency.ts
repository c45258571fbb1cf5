import { partByLanguage } from '../../model/languageParts.ts';
import type { UrgencyWords } from '../../model/languages/language.ts';
import { madeByLanguage } from '../../model/madeByLanguage.ts';
import { compileMayOccur } from '../../model/phraseIndex.ts';
import { MAX_UTTERANCE_LENGTH } from '../lexical/splitUtterance.ts';
import { CLAUSE, sentimentWords } from '../sentiment/sentimentWords.ts';

const NEGATION_REACH = 2;
/** Exclamation marks and capitals are weak evidence and never make a message urgent alone. */
const EXCLAMATION = 0.08;
const MAX_EXCLAMATIONS = 3;
const LOUD = 0.15;
const MIN_LOUD = 2;

const cryForHelp = /\b(help|hilfe)(?: me)?\s*!/giu;

interface Reader {
  /** Strongest first. */
  readonly weighted: readonly (readonly [RegExp, number])[];
  readonly negation: RegExp;
  readonly calm: RegExp;
  /** Which of the weighted entries can occur in a text of these words at all: bits, and that of the calm ones after them. */
  readonly mayOccur: (words: readonly string[]) => number;
}

const readerOf = madeByLanguage(partByLanguage('urgency'), compile);

/**
 * How urgent a message is by its words, from 0 (not at all) to 1. Pieces of evidence are combined as if they were
 * independent: each reduces the remaining doubt by its weight. From 0.5 on, a person would call the message urgent.
 *
 * @param language - Language tag of the message.
 * @returns Undefined for a language without a word list.
 */
export function findUrgency(message: string, language: string): number | undefined {
  const reader = readerOf(language);
  if (reader === undefined) return undefined;
  const text = message.slice(0, MAX_UTTERANCE_LENGTH);
  // "Help!" is urgent, "help" usually is not, so this exclamation mark is kept.
  const isExclaimed = text.includes('!');
  const { words, loud } = sentimentWords(isExclaimed ? text.replaceAll(cryForHelp, '$1 \u203c') : text);
  let doubt = 1;
  let remaining: string | undefined;
  const possible = reader.mayOccur(words);
  for (let index = 0; index < reader.weighted.length; index++) {
    const [pattern, weight] = reader.weighted[index] ?? [];
    if (pattern === undefined || weight === undefined || (possible & (1 << index)) === 0) continue;
    remaining ??= normalised(
      words,
      (possible & (1 << reader.weighted.length)) === 0 ? undefined : reader.calm,
    );
    const before: string = remaining;
    remaining = before.replaceAll(pattern, (found: string, at: number) => {
      if (!isNegated(before.slice(0, at), reader.negation)) doubt *= 1 - weight;
      // Text that a stronger entry has matched is not counted again; a separator keeps the words around it apart.
      return ` ${CLAUSE} `.padEnd(found.length, ' ');
    });
  }
  if (isExclaimed) doubt *= 1 - EXCLAMATION * Math.min(MAX_EXCLAMATIONS, text.split('!').length - 1);
  if (loud.filter(Boolean).length >= MIN_LOUD) doubt *= 1 - LOUD;
  return Math.round(100 * (1 - doubt)) / 100;
}

function normalised(words: readonly string[], calm: RegExp | undefined): string {
  const text = ` ${words.join(' ')} `.replaceAll(/ (help|hilfe) \u203c/gu, ' $1 !');
  return calm === undefined ? text : text.replaceAll(calm, ` ${CLAUSE} `);
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
  const weighted = Object.entries(words).sort(([a], [b]) => Number(b) - Number(a));
  return {
    weighted: weighted.map(([weight, entries]) => [whole(entries), Number(weight)]),
    mayOccur: compileMayOccur([...weighted.map(([, entries]) => entries), calm]),
    negation: new RegExp(`^(?:${negations})$`, 'u'),
    calm: whole(calm),
  };
}

/** Matches entries as whole words. */
function whole(entries: string): RegExp {
  return new RegExp(String.raw`(?<=\s)(?:${entries})(?=\s)`, 'gu');
}
