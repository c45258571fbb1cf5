import type { Json } from '../../base/json.ts';
import { coerceSlotValue } from '../../kit/coerceSlotValue.ts';
import type { ConversationEvent } from '../../kit/conversationEvent.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import type { HeldValue } from '../../machine/heldValue.ts';
import type { LogEntry } from '../session.ts';
import type { Secret } from './secret.ts';

type Message = Extract<ConversationEvent, { type: 'message' }>;

/**
 * The secrets of a conversation after a turn: what its sensitive slots held, and how the customer wrote it.
 *
 * @param known - The secrets before.
 * @param held - What the machine told of the turn.
 * @returns `known` itself when nothing is new.
 */
export function findSecrets(
  project: CompiledProject,
  known: readonly Secret[],
  held: readonly HeldValue[],
  entries: readonly LogEntry[],
): readonly Secret[] {
  const messages = entries.flatMap((entry) =>
    entry.entry === 'event' && entry.event.type === 'message' ? [entry.event] : [],
  );
  const added = new Map<string, HeldValue>();
  for (const value of held) {
    if (!known.some((one) => isSame(one, value))) added.set(`${value.slot} ${value.value}`, value);
  }
  const secrets = [
    ...known.map((secret) => withForms(project, secret, messages, false)),
    ...[...added.values()].map(({ slot, value, asked }) =>
      withForms(project, { slot, value, written: [] }, messages, asked),
    ),
  ];
  return added.size === 0 && secrets.every((secret, index) => secret === known[index]) ? known : secrets;
}

/** The secret with further forms, or itself. */
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
    // The answer was understood as a whole, in a way that nothing tells of: "the day before yesterday".
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
