import type { Json } from '../../base/json.ts';
import type { ConversationEvent } from '../../kit/conversationEvent.ts';
import { coerceSlotValue } from '../../kit/slotValues.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import type { HeldValue } from '../../machine/transitionContext.ts';

import type { LogEntry, Session } from '../session.ts';
import type { Secret } from './secret.ts';

type Message = Extract<ConversationEvent, { type: 'message' }>;

/**
 * The secrets of a conversation after a turn: what its sensitive slots held, and how the customer wrote it.
 *
 * @param before - The session before the turn.
 * @param heldValues - The sensitive values that the machine reported for the turn.
 * @param entries - What the turn adds to the log.
 * @returns The secrets so far, identically if nothing is new.
 */
export async function findSecrets(
  project: CompiledProject,
  before: Session,
  heldValues: readonly HeldValue[],
  entries: readonly LogEntry[],
): Promise<readonly Secret[]> {
  const known = before.masking?.secrets ?? [];
  const messages = messagesOf(entries);
  const kept = known.map((secret) => withForms(project, secret, messages, false));
  const added = new Map<string, HeldValue>();
  for (const value of heldValues) {
    if (!known.some((one) => isSame(one, value))) added.set(`${value.slot} ${value.value}`, value);
  }
  if (added.size === 0) return kept.every((secret, index) => secret === known[index]) ? known : kept;
  // Before it was asked for, it may have been written differently.
  const earlier = messagesOf(await before.history());
  const fresh = [...added.values()].map(({ slot, value, asked }) =>
    withForms(project, withForms(project, { slot, value, written: [] }, earlier, false), messages, asked),
  );
  return [...kept, ...fresh];
}

function messagesOf(entries: readonly LogEntry[]): readonly Message[] {
  return entries.flatMap((entry) =>
    entry.entry === 'event' && entry.event.type === 'message' ? [entry.event] : [],
  );
}

/** The secret with the forms found in messages, or itself if there are none. */
function withForms(
  project: CompiledProject,
  secret: Secret,
  messages: readonly Message[],
  asked: boolean,
): Secret {
  const forms = new Set([String(secret.value), ...secret.written]);
  const before = forms.size;
  for (const message of messages) {
    for (const form of formsIn(project, secret, message)) forms.add(form);
    // The whole message is the value, but no part of it shows how: "the day before yesterday".
    const text = message.text.toLowerCase();
    if (asked && ![...forms].some((form) => text.includes(form.toLowerCase())))
      forms.add(message.text.trim());
  }
  return forms.size === before ? secret : { ...secret, written: [...forms].slice(1) };
}

/** How a message writes the secret. */
function formsIn(
  { slots }: CompiledProject,
  { slot, value }: Secret,
  { text, value: tapped, nlu }: Message,
): readonly string[] {
  const definition = slots.get(slot);
  if (definition === undefined) return [];
  const means = (raw: Json): boolean => coerceSlotValue(definition, raw) === value;
  return [
    ...(means(text) ? [text.trim()] : []),
    ...(tapped !== undefined && means(tapped) ? [tapped] : []),
    ...nlu.entities.filter((mention) => means(mention.value)).map((mention) => mention.text),
  ];
}

function isSame(secret: Secret, { slot, value }: HeldValue): boolean {
  return secret.slot === slot && secret.value === value;
}
