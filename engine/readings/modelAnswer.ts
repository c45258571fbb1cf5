// Reads what a language model answered about a message: strictly, piece by piece.
import { z } from 'zod';
import type { LastMessage } from '../kit/snapshot.ts';
import {
  type DropReason,
  type ModelReading,
  type ModelReadings,
  modelReadingKinds,
} from '../model/modelReadings.ts';
import { hear } from './heard.ts';
import { checkProposal } from './modelChecks.ts';
import type { Waiting } from './waiting.ts';

/** More readings are not looked at. */
const mostReadings = 6;

const answer = z.strictObject({ readings: z.array(z.unknown()) });
const proposal = z.strictObject({
  kind: z.string(),
  about: z.string().nullish(),
  /** The words as the message has them. */
  words: z.string().min(1),
  value: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  score: z.number().min(0).max(1),
});

/** A message as a language model saw it: with private data masked. */
export interface SeenMessage {
  readonly text: string;
  /** Maps an offset in it to the original message. */
  readonly original: (offset: number) => number;
}

/** The code of an answer that is not the JSON that was asked for. */
export const unreadableAnswer = 'MODEL_ANSWER_UNREADABLE';

/**
 * Keeps of an answer what can hold: options, slots and flows that were offered, words that the message has, and values
 * that the project's entities find in them. The rest is dropped, each with its reason.
 *
 * @param model - Name of the model.
 */
export function readModelAnswer(
  { text, model }: { readonly text: string; readonly model: string },
  message: LastMessage,
  waiting: Waiting,
  seen: SeenMessage,
): ModelReadings {
  const parsed = answer.safeParse(parseJson(text));
  if (!parsed.success) return { model, readings: [], dropped: [], problem: unreadableAnswer };
  const heard = hear(message, waiting.locale);
  const readings: ModelReading[] = [];
  const dropped: DropReason[] = [];
  for (const [index, one] of parsed.data.readings.entries()) {
    const read = index < mostReadings ? readProposal(one, seen) : 'number';
    if (typeof read === 'string') {
      dropped.push(read);
      if (read === 'number') break;
      continue;
    }
    const { value, ...found } = read;
    const checked = checkProposal(heard, waiting, found, model);
    if (typeof checked === 'string') dropped.push(checked);
    else if (!isValue(message, checked, value)) dropped.push('value');
    else readings.push(found);
  }
  return { model, readings, dropped };
}

/** A JSON object; models like to fence it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replaceAll(/^\s*```(?:json)?\s*|\s*```\s*$/g, ''));
  } catch {
    return undefined;
  }
}

function readProposal(
  one: unknown,
  seen: SeenMessage,
): (ModelReading & { readonly value: string | undefined }) | DropReason {
  const parsed = proposal.safeParse(one);
  if (!parsed.success) return 'form';
  const { about, words, value, score } = parsed.data;
  const kind = modelReadingKinds.find((known) => known === parsed.data.kind);
  if (kind === undefined) return 'kind';
  const place = placeOfWords(seen.text, words.trim());
  if (place === undefined) return 'words';
  const [start, end] = [seen.original(place.start), seen.original(place.end)];
  const named = about === null || about === undefined || kind === 'question' ? {} : { about };
  return { kind, ...named, start, end, score, value: value === null ? undefined : value?.toString() };
}

/** Where the words stand, as whole words; capitals and small letters are the same. */
function placeOfWords(
  text: string,
  words: string,
): { readonly start: number; readonly end: number } | undefined {
  if (words === '') return undefined;
  const quoted = words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  const match = new RegExp(String.raw`(?<![\p{L}\p{Nd}])${quoted}(?![\p{L}\p{Nd}])`, 'iu').exec(text);
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length };
}

/** Whether a value that the model gives, if it gives one, is the chosen option, or what was found in the words. */
function isValue(
  { text, nlu }: LastMessage,
  checked: {
    readonly value?: unknown;
    readonly about?: string;
    readonly start: number;
    readonly end: number;
  },
  given: string | undefined,
): boolean {
  if (given === undefined) return true;
  const known = [
    checked.value ?? checked.about,
    ...(checked.value === true ? ['yes'] : checked.value === false ? ['no'] : []),
    ...nlu.entities
      .filter(({ start, end }) => start >= checked.start && end <= checked.end)
      .map(({ start, end }) => text.slice(start, end)),
  ];
  return known.some((one) => String(one).toLowerCase() === given.trim().toLowerCase());
}
