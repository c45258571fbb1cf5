import { emoticons } from './signs.ts';

/** What a message consists of where its mood is concerned. */
export interface MoodWords {
  /** In lower case without apostrophes; emoji are words, and clauses are parted by {@link CLAUSE}. */
  readonly words: readonly string[];
  /** Which words are written in capitals. */
  readonly loud: readonly boolean[];
}

/** Stands between two clauses. */
export const CLAUSE = ',';

const WORD = /[\p{L}\p{M}\p{N}]+(?:['\u2019`\u00b4][\p{L}\p{M}]+)*|\p{Extended_Pictographic}|[,.;:!?\n]/gu;
const APOSTROPHE = /['\u2019`\u00b4]/g;
const FEWEST_LETTERS = 3;

/** Takes a message apart. */
export function moodWords(text: string): MoodWords {
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
    loud.push(found !== lower && found.length >= FEWEST_LETTERS && found === found.toUpperCase());
  }
  return { words, loud };
}

/** The emoticons of a message, each counted once, as one weight. */
export function emoticonWeight(text: string): number {
  if (!text.includes(':') && !text.includes('<3')) return 0;
  return emoticons.find(([sign]) => text.includes(sign))?.[1] ?? 0;
}
