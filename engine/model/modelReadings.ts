// What a language model is asked about a message, and what it proposed: recorded, so that a replay needs no model.
import { z } from 'zod';
import type { ErrorData } from '../base/appError.ts';

/** The kinds of readings that a language model may propose: none that cannot be taken back. */
export const modelReadingKinds = ['answer', 'fact', 'flow', 'question'] as const;

/** Why a proposal was dropped. */
export const dropReasons = [
  /** It does not have the form that was asked for. */
  'form',
  /** A kind that a model may not propose. */
  'kind',
  /** An option, slot or flow that was not offered. */
  'about',
  /** Its words are not in the message. */
  'words',
  /** The project's entities find no such value in its words. */
  'value',
  /** There were too many before it. */
  'number',
] as const;

/** A proposal that passed the checks. */
export const modelReading = z.strictObject({
  kind: z.enum(modelReadingKinds),
  /** The chosen option, or the slot or flow. */
  about: z.string().exactOptional(),
  /** The words it explains: UTF-16 offsets into the message, end exclusive. */
  start: z.number().int(),
  end: z.number().int(),
  /** The model's own, in [0, 1]. */
  score: z.number(),
});

/** What a language model made of a message. */
export const modelReadings = z.strictObject({
  /** Name of the model; absent if it gave no answer. */
  model: z.string().exactOptional(),
  readings: z.array(modelReading),
  dropped: z.array(z.enum(dropReasons)),
  /** Code of the error because of which there are no readings. */
  problem: z.string().exactOptional(),
});

export type DropReason = (typeof dropReasons)[number];
export type ModelReading = z.infer<typeof modelReading>;
export type ModelReadings = z.infer<typeof modelReadings>;

/** A slot as a language model is told of it. */
export interface ToldSlot {
  readonly slot: string;
  readonly type: string;
  /** What customers call it. */
  readonly names: readonly string[];
}

/** Everything that a language model is told about a message. Private data is masked. */
export interface MessageQuestion {
  readonly message: string;
  readonly locale: string;
  /** What the assistant said last, and what it asked. */
  readonly said: string;
  readonly asked: string;
  /** What can be chosen now, with other words for it. */
  readonly options: readonly { readonly option: string; readonly phrases: readonly string[] }[];
  /** The slot that is being asked for. */
  readonly expected: ToldSlot | undefined;
  /** Empty slots that the message may fill. */
  readonly slots: readonly ToldSlot[];
  /** Slots that are filled, with values that identify nobody; null stands for others. */
  readonly filled: Readonly<Record<string, string | number | boolean | null>>;
  readonly flows: readonly { readonly flow: string; readonly name: string; readonly description: string }[];
  /** Whether questions can be answered. */
  readonly questions: boolean;
  /** Total time limit in milliseconds. */
  readonly timeoutMs: number;
}

/** The answer of a language model to a {@link MessageQuestion}, unchecked. */
export type MessageAnswer =
  | { readonly ok: true; readonly text: string; readonly model: string }
  | { readonly ok: false; readonly error: ErrorData };
