// The phrases of all languages by what they say, compiled once: a customer may write in any of them.
import { partByLanguage } from '../model/languageParts.ts';
import type { TalkWords } from '../model/languages/language.ts';
import type { Heard, HeardSpan } from './heard.ts';
import { spanText } from './heard.ts';

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
  return entries.length === 0
    ? undefined
    : new RegExp(`(?<![^ ])(?:${entries.map(spellings).join('|')})(?![^ ])`, 'u');
}

/** Compiles the entries of every language that a list has. */
export function phrasePattern(entriesOf: (words: TalkWords) => readonly string[]): RegExp | undefined {
  return compile(talkLanguages.flatMap(entriesOf));
}

/** Where a pattern occurs in a span of words: the first and longest match. */
export function findPhrase(
  heard: Heard,
  span: HeardSpan,
  pattern: RegExp | undefined,
): (HeardSpan & { readonly text: string }) | undefined {
  if (pattern === undefined) return undefined;
  const text = spanText(heard, span);
  const match = pattern.exec(text);
  if (match === null || match[0].trim() === '') return undefined;
  const before = text.slice(0, match.index);
  const from = span.from + countWords(before);
  return { from, to: from + countWords(match[0]), text: match[0].trim() };
}

function countWords(text: string): number {
  const trimmed = text.trim();
  return trimmed === '' ? 0 : trimmed.split(' ').length;
}

const fillers = phrasePattern(({ fillers: words }) => words);
const everyFiller = fillers === undefined ? undefined : new RegExp(fillers.source, 'gu');

/** Whether words add nothing: they are empty, or only fillers such as "please". */
export function isFiller(text: string): boolean {
  return text.trim() === '' || (everyFiller !== undefined && text.replaceAll(everyFiller, '').trim() === '');
}

/** Whether the words of a part around a span add nothing to it. */
export function isAllOf(heard: Heard, part: HeardSpan, found: HeardSpan): boolean {
  return aroundIn(heard, part, found).every(isFiller);
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
export function isQuestion(heard: Heard, span: HeardSpan): boolean {
  const last = heard.places[span.to - 1];
  if (last !== undefined && /^["')\]\s]*\?/.test(heard.message.text.slice(last.end))) return true;
  return openings.get(heard.language)?.test(spanText(heard, span)) === true;
}
