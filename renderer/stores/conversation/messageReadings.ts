// Why the assistant did what it did with a message: which readings were chosen, for which words, and why others lost.

import { partsOfText, type TextPart, wordPlaces } from '../../../engine/model/clauses.ts';
import { overlap } from '../../../engine/model/entities/entityMatch.ts';
import type { Reading } from '../../../engine/model/reading.ts';
import type { ConversationTurn, StepEntry, TurnMessage } from './conversationTurns.ts';

/** A stretch of a message that the same readings explain. */
export interface ReadPart {
  /** Offset into the message. */
  readonly start: number;
  readonly text: string;
  /** Numbers of the chosen readings that explain it, from 1, the longest first. */
  readonly readings: readonly number[];
  /** Numbers of those that end with it. */
  readonly ending: readonly number[];
  /** It has words, and nothing explains them. */
  readonly isUnexplained: boolean;
}

/** A reading that was not chosen. */
export interface RejectedReading {
  readonly reading: Reading;
  /** The words it would have explained. */
  readonly quoted: string;
  /** Why it lost, in a sentence without a full stop. */
  readonly because: string;
}

/** How a message was decided. */
export interface MessageReadings {
  /** In the order of the message; a reading's number is its place in the list, from 1. */
  readonly chosen: readonly { readonly reading: Reading; readonly quoted: string }[];
  /** The message without gaps. */
  readonly parts: readonly ReadPart[];
  /** What nothing explains. */
  readonly unexplained: readonly string[];
  /** Best first. */
  readonly rejected: readonly RejectedReading[];
}

/** The step that records how the message of a turn was read. */
type ReadStep = StepEntry & { readonly why: Extract<StepEntry['why'], { code: 'message_read' }> };

/** Whether a step records how the message was read; it does nothing else. */
export function isReadStep(step: StepEntry): step is ReadStep {
  return step.why?.code === 'message_read';
}

/** How the message of a turn was read; null if the turn does not say. */
export function readingsOfTurn({ customer, steps }: ConversationTurn): MessageReadings | null {
  const step = steps.find(isReadStep);
  if (customer === null || step === undefined) return null;
  const { text } = customer;
  const { params } = step.why;
  const chosen = withinText(text, params.chosen);
  const rejected = withinText(text, params.rejected);
  const parts = partsOf(text, chosen);
  return {
    chosen: chosen.map((reading) => ({ reading, quoted: quotedBy(text, reading) })),
    parts,
    unexplained: parts.filter((part) => part.isUnexplained).map((part) => trimmed(part.text)),
    rejected: rejected.map((reading) => ({
      reading,
      quoted: quotedBy(text, reading),
      because: whyRejected(text, reading, chosen),
    })),
  };
}

/** Why a turn does not say how its message was read, in a sentence. */
export function whyNotRead({ value, readings }: TurnMessage): string {
  if (value !== null) return 'The customer tapped a quick reply, so there was nothing to interpret.';
  if (readings === null)
    return 'This conversation was recorded before readings were kept, so it does not say how the message was read.';
  if (readings.length === 0) return 'The assistant found no way to read this message.';
  return 'The message answered a question of the assistant about what was meant, so its readings were not weighed.';
}

const hasWords = /[\p{L}\p{N}]/u;

function trimmed(text: string): string {
  return text.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

function quotedBy(text: string, { start, end }: TextPart): string {
  return text.slice(start, end).trim();
}

/** Masking can shorten a message. */
function withinText(text: string, readings: readonly Reading[]): readonly Reading[] {
  const place = (offset: number) => Math.min(Math.max(offset, 0), text.length);
  return readings.map((one) => ({ ...one, start: place(one.start), end: place(one.end) }));
}

/** The words that a reading accounts for: a correction also accounts for the words around the right value. */
function claimOf(text: string, { kind, start, end }: Reading): TextPart {
  if (kind !== 'correction') return { start, end };
  return partsOfText(text)
    .filter((part) => part.start <= start && part.end >= end)
    .reduce((best, part) => (part.end - part.start < best.end - best.start ? part : best), {
      start: 0,
      end: text.length,
    });
}

/** Cuts a message wherever a chosen reading begins or ends. */
function partsOf(text: string, chosen: readonly Reading[]): readonly ReadPart[] {
  const claims = chosen.map((reading) => claimOf(text, reading));
  const bounds = [...chosen, ...claims].flatMap(({ start, end }) => [start, end]);
  const cuts = [...new Set([0, text.length, ...bounds])].toSorted((a, b) => a - b);
  const parts: ReadPart[] = [];
  for (const [index, start] of cuts.entries()) {
    const end = cuts[index + 1];
    if (end === undefined) continue;
    const part = { start, end };
    const covering = chosen
      .map((reading, place) => ({ reading, number: place + 1 }))
      .filter(({ reading }) => overlap(reading, part))
      .toSorted((a, b) => b.reading.end - b.reading.start - (a.reading.end - a.reading.start));
    const written = text.slice(start, end);
    parts.push({
      start,
      text: written,
      readings: covering.map(({ number }) => number),
      ending: covering.filter(({ reading }) => reading.end === end).map(({ number }) => number),
      isUnexplained: hasWords.test(written) && !claims.some((claim) => overlap(claim, part)),
    });
  }
  return parts;
}

/** Facts add to whatever else the same words mean; only values and corrections exclude them. */
function excludes(one: Reading, other: Reading): boolean {
  if (one.kind === 'fact') return false;
  return other.kind !== 'fact' || one.kind === 'answer' || one.kind === 'correction';
}

function whyRejected(text: string, rejected: Reading, chosen: readonly Reading[]): string {
  const numbered = chosen.map((reading, place) => ({ reading, number: place + 1 }));
  if (chosen.some(({ kind }) => kind === 'danger')) return 'Danger comes before everything else';
  const claim = claimOf(text, rejected);
  const rivals = numbered.filter(
    ({ reading }) => excludes(reading, rejected) && overlap(claimOf(text, reading), claim),
  );
  if (rivals.length > 0) return lostTo(text, claim, rejected, rivals);
  const same = numbered.find(
    ({ reading: { kind, about } }) =>
      kind === rejected.kind && kind !== 'fact' && (kind === 'answer' || about === rejected.about),
  );
  if (same === undefined) return 'Not probable enough by itself';
  return rejected.kind === 'answer'
    ? `A question has one answer, and reading ${same.number} is more probable`
    : `Reading ${same.number} already says so`;
}

function lostTo(
  text: string,
  claim: TextPart,
  { score }: Reading,
  rivals: readonly { readonly reading: Reading; readonly number: number }[],
): string {
  const numbers = rivals.map(({ number }) => String(number));
  const one = rivals.length === 1;
  const who = `${one ? 'Reading' : 'Readings'} ${new Intl.ListFormat('en').format(numbers)}`;
  const words = wordPlaces(text);
  const won = rivals.map(({ reading }) => claimOf(text, reading));
  const explained = words.filter((word) => won.some((part) => overlap(part, word))).length;
  const own = words.filter((word) => overlap(claim, word)).length;
  if (explained > own) return `${who} ${one ? 'explains' : 'explain'} more of the message`;
  if (rivals.every(({ reading }) => reading.score > score))
    return `${who} ${one ? 'is' : 'are'} more probable for the same words`;
  return `${who} ${one ? 'fits' : 'fit'} the same words better`;
}
