// The phrases of all languages by what they say, compiled once: a customer may write in any of them.
import { partByLanguage } from '../model/languageParts.ts';
import type { TalkWords } from '../model/languages/language.ts';
import { enterPhrases, firstMatch, possiblePhrases } from '../model/phraseIndex.ts';
import { type Heard, type HeardSpan, onceForMessage, onceForSpan, spanText } from './heard.ts';

/** What customers say, in every language that has such lists. */
export const talkLanguages: readonly TalkWords[] = Object.values(partByLanguage('talk'));

/** Vowels with umlauts have several spellings: "moechte", "mochte" (normalised). */
function spellings(pattern: string): string {
  return pattern
    .replaceAll('ä', '(?:ae?)')
    .replaceAll('ö', '(?:oe?)')
    .replaceAll('ü', '(?:ue?)')
    .replaceAll('ß', '(?:ß|ss)');
}

function compile(entries: readonly string[]): RegExp | undefined {
  if (entries.length === 0) return undefined;
  const pattern = wholeWords(entries.map(spellings).join('|'), 'u');
  enterPhrases(pattern, entries, (alternative) => wholeWords(spellings(alternative), 'gu'));
  return pattern;
}

function wholeWords(source: string, flags: string): RegExp {
  return new RegExp(`(?<![^ ])(?:${source})(?![^ ])`, flags);
}

/** Compiles the entries of every language that a list has. */
export function phrasePattern(entriesOf: (words: TalkWords) => readonly string[]): RegExp | undefined {
  return compile(talkLanguages.flatMap(entriesOf));
}

const possibleIn = onceForMessage(({ words }) => possiblePhrases(words));

/** The phrases of a pattern that can occur in a message; undefined if none can. */
function phrasesFor(heard: Heard, pattern: RegExp) {
  return possibleIn(heard).get(pattern);
}

/** Whether a pattern can occur in a message at all. */
export function canOccur(heard: Heard, pattern: RegExp | undefined): pattern is RegExp {
  return pattern !== undefined && phrasesFor(heard, pattern) !== undefined;
}

/** Where a pattern occurs in a span of words: the first and longest match. */
export function findPhrase(
  heard: Heard,
  span: HeardSpan,
  pattern: RegExp | undefined,
): (HeardSpan & { readonly text: string }) | undefined {
  const phrases = pattern && phrasesFor(heard, pattern);
  if (phrases === undefined) return undefined;
  const text = spanText(heard, span);
  const match = firstMatch(text, phrases);
  if (match === undefined || match.found.trim() === '') return undefined;
  const from = span.from + countWords(text.slice(0, match.index));
  return { from, to: from + countWords(match.found), text: match.found.trim() };
}

/**
 * Replaces every occurrence of a pattern in words of a message.
 *
 * @param text - Some of its words.
 */
export function replacePhrases(
  heard: Heard,
  text: string,
  pattern: RegExp | undefined,
  by: (found: string) => string,
): string {
  const phrases = pattern && phrasesFor(heard, pattern);
  if (phrases === undefined) return text;
  let replaced = '';
  let at = 0;
  for (;;) {
    const match = firstMatch(text, phrases, at);
    if (match === undefined || match.found === '') return replaced + text.slice(at);
    replaced += text.slice(at, match.index) + by(match.found);
    at = match.index + match.found.length;
  }
}

function countWords(text: string): number {
  const trimmed = text.trim();
  return trimmed === '' ? 0 : trimmed.split(' ').length;
}

const fillers = phrasePattern(({ fillers: words }) => words);

const filling = onceForMessage(() => new Map<string, boolean>());

/** Whether words of a message add nothing: there are none, or only fillers such as "please". */
export function isFiller(heard: Heard, text: string): boolean {
  if (text === '') return true;
  const known = filling(heard);
  let adds = known.get(text);
  if (adds === undefined) {
    adds = text.trim() === '' || replacePhrases(heard, text, fillers, () => '').trim() === '';
    known.set(text, adds);
  }
  return adds;
}

/** Whether the words of a part around a span add nothing to it. */
export function isAllOf(heard: Heard, part: HeardSpan, found: HeardSpan): boolean {
  return aroundIn(heard, part, found).every((text) => isFiller(heard, text));
}

/** The words of a part before and after a span. */
export function aroundIn(heard: Heard, part: HeardSpan, found: HeardSpan): readonly [string, string] {
  return [
    spanText(heard, { from: part.from, to: found.from }),
    spanText(heard, { from: found.to, to: part.to }),
  ];
}

const besides = ['greeting', 'thanks', 'apology', 'acknowledgement'] as const;
const actsBeside = compile(talkLanguages.flatMap(({ acts }) => besides.flatMap((act) => acts[act])));
const opensWithAct = actsBeside && new RegExp(`^(?:${actsBeside.source}) `, 'u');
const closesWithAct = actsBeside && new RegExp(` (?:${actsBeside.source})$`, 'u');

/** A part without the greeting, thanks or apology that it begins or ends with: "hi my e-mail is …", "not now thx". */
export function withoutActs(heard: Heard, part: HeardSpan, found: HeardSpan): HeardSpan {
  if (!canOccur(heard, actsBeside)) return part;
  const before = opensWithAct?.exec(`${spanText(heard, { from: part.from, to: found.from })} `)?.[0];
  const after = closesWithAct?.exec(` ${spanText(heard, { from: found.to, to: part.to })}`)?.[0];
  return {
    from: part.from + (before === undefined ? 0 : countWords(before)),
    to: part.to - (after === undefined ? 0 : countWords(after)),
  };
}

const leads = talkLanguages.flatMap(({ question }) => question.leads).join('|');

const openings = new Map(
  Object.entries(partByLanguage('talk')).map(([language, { question }]) => {
    const compiled = compile(question.openings);
    return [language, compiled && new RegExp(`^(?:(?:${leads}) ){0,3}(?:${compiled.source})`, 'u')] as const;
  }),
);

/** Whether a span has the form of a question: it ends with a question mark, or begins like one. */
export const isQuestion = onceForSpan((heard, span) => {
  const last = heard.places[span.to - 1];
  if (last !== undefined && heard.message.text.includes('?', last.end)) {
    if (/^["')\]\s]*\?/.test(heard.message.text.slice(last.end))) return true;
  }
  return openings.get(heard.language)?.test(spanText(heard, span)) === true;
});
