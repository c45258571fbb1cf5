/** Signs that show a mood in any language, by weight from -4 to 4. Variation selectors and skin tones do not matter. */
export const signs: Readonly<Record<string, string>> = {
  '-4': '😡 🤬 🖕',
  '-3': '😠 👿 😾 💩',
  '-2.4': '😤 😢 😭 👎 🤮 🤦 💔 😩 😫',
  '-1.6': '☹ 🙁 😞 😔 😟 😕 🙄 😒 😣 😖',
  '0.8': '🙂 🙏 👌 😉 😅',
  '2': '😊 😀 😄 😁 😃 😍 🥰 😘 👍 ❤ 💕 💖 🎉 🤩 😇 🤗 💯 👏 ♥ ⭐',
};

/** Emoticons, longest first; the same weights. Those that addresses hold, such as `:/`, are not among them. */
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

/** What a message consists of where its mood is concerned. */
export interface SentimentWords {
  /** In lower case without apostrophes; emoji are words, and clauses are parted by {@link CLAUSE}. */
  readonly words: readonly string[];
  /** Which words are written in capitals. */
  readonly loud: readonly boolean[];
}

/** Stands between two clauses. */
export const CLAUSE = ',';

const WORD = /[\p{L}\p{M}\p{N}]+(?:['\u2019`\u00b4][\p{L}\p{M}]+)*|\p{Extended_Pictographic}|[,.;:!?\n]/gu;
const APOSTROPHE = /['\u2019`\u00b4]/g;
const MIN_LETTERS = 3;

/** Takes a message apart. */
export function sentimentWords(text: string): SentimentWords {
  const words: string[] = [];
  const loud: boolean[] = [];
  for (const found of text.normalize('NFC').match(WORD) ?? []) {
    const first = found.charCodeAt(0);
    if (first < 0x40 && (first < 0x30 || first > 0x39)) {
      words.push(CLAUSE);
      loud.push(false);
      continue;
    }
    const lower = found.toLowerCase();
    words.push(lower.replace(APOSTROPHE, ''));
    loud.push(found !== lower && found.length >= MIN_LETTERS && found === found.toUpperCase());
  }
  return { words, loud };
}

/** The emoticons of a message, each counted once, as one weight. */
export function emoticonWeight(text: string): number {
  if (!text.includes(':') && !text.includes('<3')) return 0;
  return emoticons.find(([sign]) => text.includes(sign))?.[1] ?? 0;
}
