/** A word, a sign, or a character of a script without spaces, and where it stands (UTF-16, end exclusive). */
interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// In scripts that put no spaces between words, every character is a token of its own.
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+(?:['\u2019](?=[\p{L}\p{M}])[\p{L}\p{M}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;

/** Takes a text apart for tagging. */
export function tokenise(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].map(({ 0: token, index }) => ({
    text: token,
    start: index,
    end: index + token.length,
  }));
}

/** A value of another entity that the project finds in the text. */
export interface Hit {
  readonly entity: string;
  readonly start: number;
  readonly end: number;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const MAX_AFFIX_LENGTH = 4;

/**
 * What speaks for or against a tag at each token: the words around it, how it is written, its beginning and ending, and
 * which of the project's lists, patterns and built-in recognisers find something there.
 *
 * @param masked - Tokens whose identity is to be left out, so that their surroundings must do.
 * @returns By token: 32-bit hashes (FNV-1a) of the names of what is the case.
 */
export function tokenFeatures(
  tokens: readonly Token[],
  hits: readonly Hit[],
  masked?: ReadonlySet<number>,
): readonly Int32Array[] {
  const lower = tokens.map(({ text }) => text.toLowerCase());
  const shapes = tokens.map(({ text }) => shapeOf(text));
  const found = tokens.map((token) => hitsAt(token, hits));
  const word = (at: number): string | undefined => {
    if (at < 0) return '<';
    if (at >= lower.length) return '>';
    return masked?.has(at) === true ? undefined : lower[at];
  };
  return tokens.map((_, at) => {
    const features: number[] = [];
    const add = (kind: string, ...parts: readonly (string | undefined)[]): void => {
      if (parts.every((part) => part !== undefined))
        features.push(hash(`${kind}\u0000${parts.join('\u0000')}`));
    };
    add('always');
    for (const offset of [-2, -1, 0, 1, 2]) add(`word${offset}`, word(at + offset));
    for (const offset of [-2, -1, 0, 1]) add(`pair${offset}`, word(at + offset), word(at + offset + 1));
    add('around', word(at - 1), word(at + 1));
    for (const offset of [-1, 0, 1]) {
      add(`shape${offset}`, shapes[at + offset]);
      for (const hit of found[at + offset] ?? []) add(`hit${offset}`, hit);
    }
    add('after', word(at - 1), shapes[at]);
    const own = word(at);
    if (own === undefined) return Int32Array.from(features);
    for (let length = 1; length <= MAX_AFFIX_LENGTH && length < own.length; length++) {
      add('begins', own.slice(0, length));
      add('ends', own.slice(-length));
    }
    return Int32Array.from(features);
  });
}

/** "Berlin" -> "Xx", "AB-12" -> "X", "12" -> "d", of punctuation the sign itself. */
function shapeOf(text: string): string {
  return text
    .replaceAll(/\p{Lu}+/gu, 'X')
    .replaceAll(/\p{Ll}+/gu, 'x')
    .replaceAll(/\p{N}+/gu, 'd');
}

function hitsAt({ start, end }: Token, hits: readonly Hit[]): readonly string[] {
  return hits
    .filter((hit) => hit.start < end && start < hit.end)
    .map((hit) => `${hit.entity}${hit.start >= start ? '+' : '-'}`);
}

function hash(text: string): number {
  let value = FNV_OFFSET;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), FNV_PRIME);
  return value;
}
