import type { EntityMatch } from '../../model/entities/entityMatch.ts';
import { everydayWords, partsOf, stopWords } from '../../model/languageParts.ts';

// A label never ends in a hyphen or dot, so a full stop after the address is not part of it.
const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,24}(?![\p{L}\p{N}])/gu;

/** Email addresses, in lower case, as they are written or said ("ada dot huber at example dot com"). */
export function findEmails(text: string): readonly EntityMatch[] {
  const written = !text.includes('@')
    ? []
    : [...text.matchAll(EMAIL)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        value: match[0].toLowerCase(),
      }));
  return MAY_BE_SAID.test(text) ? [...written, ...findSaid(text)] : written;
}

const marks = partsOf('spoken');
const union = (part: 'at' | 'dot' | 'underscore' | 'dash' | 'plus' | 'before'): string =>
  marks.map((words) => words[part]).join('|');
const bracketed = (words: string): string => String.raw`[ ]?[(\[{<][ ]?(?:${words}|@|\.)[ ]?[)\]}>][ ]?`;

const ATOM = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}._%+-]*[\p{L}\p{N}])?`;
const AT = `(?:[ ](?:${union('at')})[ ]|${bracketed(union('at'))}|[ ]?@[ ]?)`;
const DOT = `(?:[ ](?:${union('dot')})[ ]|${bracketed(union('dot'))})`;
const MARK = `(?:[ ](?:${[union('dot'), union('underscore'), union('dash'), union('plus')].join('|')})[ ]|${bracketed(union('dot'))})`;
const DASH = `[ ](?:${union('dash')})[ ]`;
const SAID = new RegExp(
  String.raw`(?<![\p{L}\p{N}@._%+-])(?<local>${ATOM}(?:${MARK}${ATOM})*)(?<at>${AT})(?<domain>${ATOM}(?:(?:${DOT}|${DASH})${ATOM})*)(?![\p{L}\p{N}@]|[ ]?@)`,
  'giu',
);
const MAY_BE_SAID = new RegExp(
  String.raw`[(\[{<][ ]?(?:${union('at')}|@)|(?<!\p{L})(?:${union('at')}|@)[ ].*(?:(?<!\p{L})(?:${union('dot')})|\.)|[ ]@`,
  'iu',
);
const WORD_BEFORE = /([\p{L}\p{N}'\u2019-]+)[ ]$/u;
const BEFORE = new RegExp(`^(?:${union('before')})$`, 'iu');
const AMBIGUOUS = new RegExp(
  `^ (?:${marks.flatMap(({ ambiguousAt = [] }) => ambiguousAt).join('|')}) $`,
  'iu',
);
const NOT_LOCAL = new RegExp(`^(?:${marks.flatMap(({ notBeforeAt = [] }) => notBeforeAt).join('|')})$`, 'iu');
/** More of the address that could not be read. */
const CUT_AFTER = new RegExp(`^[ ](?:${union('dot')}|${union('dash')})(?:[ ]|$)`, 'iu');
const WHOLE = /^(?:[\p{L}\p{N}._%+'-]+)@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,24}$/u;

function findSaid(text: string): readonly EntityMatch[] {
  return [...text.matchAll(SAID)].flatMap((match) => {
    const { local = '', at = '', domain = '' } = match.groups ?? {};
    const [start, end] = [match.index, match.index + match[0].length];
    if (!isLocal(local, at, text.slice(0, start)) || CUT_AFTER.test(text.slice(end, end + 12))) return [];
    const value = `${asWritten(local)}@${asWritten(domain)}`.toLowerCase();
    return WHOLE.test(value) ? [{ start, end, value }] : [];
  });
}

/** Whether a name is whole: no word before it could belong to it, and it is no word of a sentence. */
function isLocal(local: string, at: string, before: string): boolean {
  const word = WORD_BEFORE.exec(before)?.[1];
  const isFirst = word === undefined || BEFORE.test(word);
  if (/^ ?@|[([{<]/.test(at)) return true;
  if (!AMBIGUOUS.test(at)) return isFirst || isCommon(word ?? '');
  if (/[^\p{L}]/u.test(local)) return isFirst || isCommon(word ?? '');
  return isFirst && !isCommon(local) && !NOT_LOCAL.test(local);
}

function isCommon(word: string): boolean {
  const plain = word.toLowerCase().replace(/['\u2019]/g, '');
  return stopWords.has(plain) || everydayWords.has(plain);
}

const WRITTEN = (['dot', 'underscore', 'dash', 'plus'] as const).map(
  (mark) =>
    [
      new RegExp(`^(?:${union(mark)})$`, 'iu'),
      { dot: '.', underscore: '_', dash: '-', plus: '+' }[mark],
    ] as const,
);

function asWritten(said: string): string {
  return said
    .replace(/[ ]?[()[\]{}<>][ ]?/g, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .map((word, at) => (at % 2 === 0 ? word : (WRITTEN.find(([mark]) => mark.test(word))?.[1] ?? word)))
    .join('');
}
