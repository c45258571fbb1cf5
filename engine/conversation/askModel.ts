// Asks a language model what a message means, where a project lets it and nothing else explains the message.
import type { Snapshot } from '../kit/snapshot.ts';
import { consultModel } from '../machine/hearMessage.ts';
import { durationMs } from '../model/duration.ts';
import type { MessageAnswer, ModelReadings } from '../model/modelReadings.ts';
import type { NluResult } from '../model/ports.ts';
import { findPrivateData, privateDataKinds } from '../model/privateData/index.ts';
import type { ConversationEngine } from './conversationEngine.ts';
import { createMask } from './masking/createMask.ts';
import type { Secret } from './masking/secret.ts';
import { portError } from './performRequest.ts';
import type { Session } from './session.ts';
import type { TurnLog } from './turnLog.ts';

/** A message as it was understood without a language model. */
interface HeardMessage {
  readonly at: number;
  readonly message: { readonly text: string; readonly value?: string; readonly nlu: NluResult };
}

/**
 * What a language model makes of a message, checked; undefined if it is not asked. A replay gets what was recorded. Never
 * rejects: a model that fails or is late proposes nothing.
 */
export async function askModel(
  engine: ConversationEngine,
  { before }: TurnLog,
  snapshot: Snapshot,
  heard: HeardMessage,
): Promise<ModelReadings | undefined> {
  const { compiled, ports, recordedModel } = engine;
  if (recordedModel !== undefined) return recordedModel ?? undefined;
  const port = ports.generate;
  if (port?.read === undefined) return undefined;
  const consultation = consultModel(compiled, snapshot, heard);
  if (consultation === undefined) return undefined;
  const { question, read } = consultation;
  const asked = snapshot.prompt?.text ?? '';
  const said = await lastSaid(before);
  const mask = maskOf(engine, before, heard.message, [asked, said]);
  const { text, at } = mask.said(heard.message.text);
  const answer = await port
    .read({
      ...mask.anywhere({ ...question, said: said === asked ? '' : said, asked }),
      message: text,
      timeoutMs: durationMs(compiled.policies.languageModel.timeout),
    })
    .catch((thrown: unknown): MessageAnswer => ({ ok: false, error: portError('language model', thrown) }));
  if (!answer.ok) return { readings: [], dropped: [], problem: answer.error.code };
  return read(answer, { text, original: (offset) => originalOffset(at, offset, heard.message.text.length) });
}

/** Entries in which the last text of the assistant is looked for. */
const recentEntries = 40;

async function lastSaid({ history, length }: Session): Promise<string> {
  const entries = await history(Math.max(0, length - recentEntries));
  const last = entries.findLast((entry) => entry.entry === 'effect' && entry.effect.type === 'say');
  return last?.entry === 'effect' && last.effect.type === 'say' ? last.effect.text : '';
}

/**
 * Masks the secrets of the conversation, values that belong in sensitive slots, and private data of every kind, whatever
 * the project masks in its own log.
 */
function maskOf(
  { compiled }: ConversationEngine,
  { masking }: Session,
  { text, nlu }: HeardMessage['message'],
  [asked, said]: readonly [asked: string, said: string],
) {
  const kinds = privateDataKinds.map(({ id }) => id);
  const found = [text, asked, said].flatMap((one) =>
    findPrivateData({ text: one, asked }, kinds).map(
      ({ kind, start, end }): Secret => ({ kind, value: one.slice(start, end), written: [] }),
    ),
  );
  const sensitive = compiled.understanding.slots.filter(({ slot }) => compiled.sensitiveSlots.has(slot));
  const mentioned = nlu.entities
    .filter(({ entity }) => sensitive.some(({ entities }) => entities.has(entity)))
    .map(({ entity, start, end }): Secret => ({ kind: entity, value: text.slice(start, end), written: [] }));
  return createMask(compiled, [...(masking?.secrets ?? []), ...found, ...mentioned]);
}

/** The first offset in the original that a mask maps to an offset of the masked text. */
function originalOffset(at: (offset: number) => number, wanted: number, length: number): number {
  for (let offset = 0; offset < length; offset++) if (at(offset) >= wanted) return offset;
  return length;
}
