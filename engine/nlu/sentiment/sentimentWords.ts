/**
 * Emoji that show sentiment in any language, by weight from -4 to 4. Variation selectors and skin tones are ignored.
 */
export const signs: Readonly<Record<string, string>> = {
  '-4': '😡 🤬 🖕',
  '-3': '😠 👿 😾 💩',
  '-2.4': '😤 😢 😭 👎 🤮 🤦 💔 😩 😫',
  '-1.6': '☹ 🙁 😞 😔 😟 😕 🙄 😒 😣 😖',
  '0.8': '🙂 🙏 👌 😉 😅',
  '2': '😊 😀 😄 😁 😃 😍 🥰 😘 👍 ❤ 💕 💖 🎉 🤩 😇 🤗 💯 👏 ♥ ⭐',
};

/** Emoticons, longest first, with weights on the same scale. Those that occur in URLs, such as `:/`, are left out. */
const emoticons: readonly (readonly [string, number])[] = [
  ['>:(', -3],
  [":'(", -2.4],
  [':-(', -1.6],
  [':-)', 1],
  [':(', -1.6],
  [':)', 1],
  [':-D', 2],
  [':D', 2],
  ['<3', 2],
];

/** The words of a message for determining its sentiment. */
export interface SentimentWords {
  /** In lower case without apostrophes; emoji are words, and clauses are separated by {@link CLAUSE}. */
  readonly words: readonly string[];
  /** For each word, whether it is written in capitals. */
  readonly loud: readonly boolean[];
}

/** Separates two clauses. */
export const CLAUSE = ',';

const WORD = /[\p{L}\p{M}\p{N}]+(?:['\u2019`\u00b4][\p{L}\p{M}]+)*|\p{Extended_Pictographic}|[,.;:!?\n]/gu;
const APOSTROPHE = /['\u2019`\u00b4]/g;
const ASCII = /^[\0-_a-\x7f]*$/;
const SIGNS = ',.;:!?\n';
const MIN_LETTERS = 3;

/** What the pattern finds, letter by letter, in a text in ASCII without grave accents; undefined for other texts. */
function asciiTokens(text: string): readonly string[] | undefined {
  if (!ASCII.test(text)) return undefined;
  const tokens: string[] = [];
  for (let at = 0; at < text.length; ) {
    if (!isLetter(text.charCodeAt(at)) && !isDigit(text.charCodeAt(at))) {
      const sign = text.charAt(at);
      if (SIGNS.includes(sign)) tokens.push(sign);
      at++;
      continue;
    }
    const start = at;
    while (isLetter(text.charCodeAt(at)) || isDigit(text.charCodeAt(at))) at++;
    while (text.charCodeAt(at) === 0x27 && isLetter(text.charCodeAt(at + 1))) {
      at++;
      while (isLetter(text.charCodeAt(at))) at++;
    }
    tokens.push(text.slice(start, at));
  }
  return tokens;
}

function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

let last: (SentimentWords & { readonly text: string }) | undefined;

/** Splits a message into words. The last result is kept: sentiment and urgency read the same message. */
export function sentimentWords(text: string): SentimentWords {
  if (last?.text === text) return last;
  const words: string[] = [];
  const loud: boolean[] = [];
  for (const found of asciiTokens(text) ?? text.normalize('NFC').match(WORD) ?? []) {
    const first = found.charCodeAt(0);
    if (first < 0x40 && (first < 0x30 || first > 0x39)) {
      words.push(CLAUSE);
      loud.push(false);
      continue;
    }
    const lower = found.toLowerCase();
    words.push(lower.includes("'") || !ASCII.test(lower) ? lower.replace(APOSTROPHE, '') : lower);
    loud.push(found !== lower && found.length >= MIN_LETTERS && found === found.toUpperCase());
  }
  last = { text, words, loud };
  return last;
}

/** The weight of the first known emoticon in a message; 0 if there is none. */
export function emoticonWeight(text: string): number {
  if (!text.includes(':') && !text.includes('<3')) return 0;
  return emoticons.find(([sign]) => text.includes(sign))?.[1] ?? 0;
}
