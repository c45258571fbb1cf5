// A message as the proposers see it: its words, its parts, and which of its words mean something by themselves.
import { normalisePhrase } from '../kit/phrases.ts';
import type { LastMessage } from '../kit/snapshot.ts';
import { partsOfText, type TextPart, wordPlaces } from '../model/clauses.ts';
import { primaryLanguage } from '../model/documents/locale.ts';
import { stopWords } from '../model/languageParts.ts';

/** Part of a message: indices of words, `to` exclusive. */
export interface HeardSpan {
  readonly from: number;
  readonly to: number;
}

/** A message with its words. */
export interface Heard {
  readonly message: LastMessage;
  /** Subtag of the language it is written in, or else of the conversation's. */
  readonly language: string;
  /** Normalised words. */
  readonly words: readonly string[];
  readonly places: readonly TextPart[];
  /** Whether a word carries meaning: stop words do not. */
  readonly content: readonly boolean[];
  /** The message as a whole first, then its clauses and sentences. */
  readonly parts: readonly HeardSpan[];
}

/** "Smallll" is "small": a letter three times or more is stretched. */
function squeeze(word: string): string {
  return word.replaceAll(/(\p{L})\1{2,}/gu, '$1');
}

type Divided = Pick<Heard, 'words' | 'places' | 'content' | 'parts'>;

/** A message is divided when readings are proposed, and again when it is decided which of them hold. */
const divided = new Map<string, Divided>();
const mostDivided = 16;

function divide(text: string): Divided {
  const known = divided.get(text);
  if (known !== undefined) return known;
  const places = wordPlaces(text);
  const words = places.map(({ start, end }) => squeeze(normalisePhrase(text.slice(start, end))));
  const content = words.map((word) => word !== '' && !stopWords.has(word));
  const parts = partsOfText(text, places).map((part) => spanOf(places, part));
  const found = { words, places, content, parts: [{ from: 0, to: words.length }, ...parts] };
  for (const oldest of divided.keys()) {
    if (divided.size < mostDivided) break;
    divided.delete(oldest);
  }
  divided.set(text, found);
  return found;
}

/** Divides a message into words and parts. */
export function hear(message: LastMessage, locale: string): Heard {
  const language = primaryLanguage(message.nlu.language ?? locale);
  return { message, language, ...divide(message.text) };
}

/** The words that a part of the text touches. */
export function spanOf(places: readonly TextPart[], { start, end }: TextPart): HeardSpan {
  let from = 0;
  while (from < places.length && (places[from]?.end ?? 0) <= start) from++;
  let to = from;
  while (to < places.length && (places[to]?.start ?? 0) < end) to++;
  return { from, to };
}

/** The words of a span as a text. */
export function spanText({ words }: Heard, { from, to }: HeardSpan): string {
  return words.slice(from, to).join(' ');
}

/** Where a span is in the message. */
export function placeOf({ places, message }: Heard, { from, to }: HeardSpan): TextPart {
  if (to <= from) return { start: 0, end: message.text.length };
  return { start: places[from]?.start ?? 0, end: places[to - 1]?.end ?? 0 };
}

/** The number of words with meaning in a span; words of nothing but stop words count as half of one. */
export function weightOf({ content }: Heard, { from, to }: HeardSpan): number {
  let found = 0;
  for (let index = from; index < to; index++) if (content[index] === true) found++;
  return found === 0 ? 0.5 : found;
}

/** The smallest part of the message that contains a span. */
export function partAround({ parts }: Heard, span: HeardSpan): HeardSpan {
  let best = parts[0] ?? span;
  for (const part of parts) {
    if (part.from <= span.from && part.to >= span.to && part.to - part.from < best.to - best.from)
      best = part;
  }
  return best;
}
