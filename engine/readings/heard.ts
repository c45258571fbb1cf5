// A message as the proposers see it: its words, its parts, and which of its words mean something by themselves.
import { normalisePhrase, squeezeWord } from '../kit/phrases.ts';
import type { LastMessage } from '../kit/snapshot.ts';
import { divideText, type TextPart } from '../model/clauses.ts';
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
  /** What has been worked out about it, see {@link onceForSpan}. */
  readonly known: unknown[];
}

let works = 0;

/**
 * Works something out about a message once, however many proposers ask.
 *
 * @param work - Depends on nothing but the message.
 */
export function onceForMessage<T>(work: (heard: Heard) => T): (heard: Heard) => T {
  const place = works++;
  return (heard) => {
    heard.known[place] ??= { result: work(heard) };
    return (heard.known[place] as { readonly result: T }).result;
  };
}

/** More words than a message has: makes one number of the two of a span. */
const mostWords = 2 ** 20;

/** The same for each span of its words. */
export function onceForSpan<T>(
  work: (heard: Heard, span: HeardSpan) => T,
): (heard: Heard, span: HeardSpan) => T {
  const place = works++;
  return (heard, span) => {
    heard.known[place] ??= new Map<number, T>();
    const known = heard.known[place] as Map<number, T>;
    const key = span.from * mostWords + span.to;
    const result = known.get(key);
    if (result !== undefined || known.has(key)) return result as T;
    const made = work(heard, span);
    known.set(key, made);
    return made;
  };
}

/** A message with other words in the same places. */
export function withWords(heard: Heard, words: readonly string[]): Heard {
  return { ...heard, words, known: [] };
}

type Divided = Pick<Heard, 'words' | 'places' | 'content' | 'parts'>;

/** A message is divided when readings are proposed, and again when it is decided which of them hold. */
const dividedBy = new WeakMap<LastMessage['nlu'], Divided & { readonly text: string }>();

function divide({ text, nlu }: LastMessage): Divided {
  const known = dividedBy.get(nlu);
  if (known?.text === text) return known;
  const { words: places, parts } = divideText(text);
  const words = places.map(({ start, end }) => squeezeWord(normalisePhrase(text.slice(start, end))));
  const divided = {
    text,
    words,
    places,
    content: words.map((word) => word !== '' && !stopWords.has(word)),
    parts: [{ from: 0, to: words.length }, ...parts.map((part) => spanOf(places, part))],
  };
  dividedBy.set(nlu, divided);
  return divided;
}

/** Divides a message into words and parts. */
export function hear(message: LastMessage, locale: string): Heard {
  const { words, places, content, parts } = divide(message);
  const language = primaryLanguage(message.nlu.language ?? locale);
  return { message, language, words, places, content, parts, known: [] };
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
export const spanText = onceForSpan(({ words }, { from, to }) => words.slice(from, to).join(' '));

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
