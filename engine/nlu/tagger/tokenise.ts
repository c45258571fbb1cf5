/** A word, a sign, or a character of a script without spaces, and where it stands (UTF-16, end exclusive). */
export interface Token {
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
