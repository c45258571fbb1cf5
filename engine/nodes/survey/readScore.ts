import type { LastMessage } from '../../kit/snapshot.ts';
import { numberWords } from '../../model/languages/parts.ts';

/** A number in a message of more words than this is about something else. */
const mostWords = 15;

const share = /(\d+(?:[.,]\d+)?)\s*(?:\/|out of|of|von|aus)\s*(\d+)/;
const stars = /[★⭐]/gu;
const number = /\d+(?:[.,]\d+)?|\p{L}+/gu;

/**
 * Reads a score from a message: a tapped one, `4`, `four`, `4/5`, `8 out of 10`, `five stars`, `⭐⭐⭐`.
 *
 * @param scale - Best score; the worst is 1.
 * @returns Undefined when the message is no score, or could be several.
 */
export function readScore(message: LastMessage, scale: number): number | undefined {
  const { value } = message;
  if (value !== undefined && /^\d{1,2}$/.test(value)) return inScale(Number(value), scale);
  const text = message.text.toLowerCase().trim();
  if (text.split(/\s+/).length > mostWords) return undefined;
  const ofBest = share.exec(text);
  if (ofBest !== null) {
    const [score, best] = [toNumber(ofBest[1] ?? ''), Number(ofBest[2])];
    if (best === 0 || score > best) return undefined;
    return Math.max(1, Math.round((score / best) * scale));
  }
  const drawn = text.match(stars)?.length;
  if (drawn !== undefined) return inScale(drawn, scale);
  const named = new Set<number>();
  for (const word of text.match(number) ?? []) {
    const score = /^\d/.test(word) ? inScale(toNumber(word), scale) : inScale(wordNumber(word), scale);
    if (score !== undefined) named.add(score);
  }
  return named.size === 1 ? [...named][0] : undefined;
}

function toNumber(text: string): number {
  return Number(text.replace(',', '.'));
}

function wordNumber(word: string): number {
  for (const words of Object.values(numberWords)) {
    const value = words.get(word);
    if (value !== undefined) return value;
  }
  return Number.NaN;
}

function inScale(score: number, scale: number): number | undefined {
  const whole = Math.round(score);
  return whole >= 1 && whole <= scale ? whole : undefined;
}
