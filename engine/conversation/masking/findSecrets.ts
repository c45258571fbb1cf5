import type { Json } from '../../base/json.ts';
import type { ConversationEvent } from '../../kit/conversationEvent.ts';
import { coerceSlotValue } from '../../kit/slotValues.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import type { HeldValue } from '../../machine/transitionContext.ts';
import { findPrivateData } from '../../model/privateData/index.ts';
import type { LogEntry, Session } from '../session.ts';
import type { HeardSecret, OutputSecret, Secret, SlotSecret } from './secret.ts';

type Message = Extract<ConversationEvent, { type: 'message' }>;

/**
 * The secrets of a conversation after a turn: what its sensitive slots held, how the customer wrote it, the private data in
 * the customer's messages, and sensitive outputs of actions.
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
  const kept = known.map((secret) =>
    'slot' in secret ? withForms(project, secret, messages, false) : secret,
  );
  const heard = [...hearPrivateData(project, before, entries), ...outputSecretsOf(entries)].filter(
    ({ value }) => !known.some((one) => !('slot' in one) && one.value === value),
  );
  const added = new Map<string, HeldValue>();
  for (const value of heldValues) {
    if (!known.some((one) => isSame(one, value))) added.set(`${value.slot} ${value.value}`, value);
  }
  if (added.size + heard.length === 0)
    return kept.every((secret, index) => secret === known[index]) ? known : kept;
  if (added.size === 0) return [...kept, ...heard];
  // Before it was asked for, it may have been written differently.
  const earlier = messagesOf(await before.history());
  const fresh = [...added.values()].map(({ slot, value, asked }) =>
    withForms(project, withForms(project, { slot, value, written: [] }, earlier, false), messages, asked),
  );
  return [...kept, ...fresh, ...heard];
}

/** The private data in the messages of a turn, of the kinds that the project masks. */
export function hearPrivateData(
  { policies }: CompiledProject,
  { snapshot }: Session,
  entries: readonly LogEntry[],
): readonly HeardSecret[] {
  const { kinds } = policies.masking;
  if (kinds.length === 0) return [];
  const asked = snapshot.prompt?.text ?? '';
  const heard = new Map<string, HeardSecret>();
  const texts = messagesOf(entries).flatMap(({ text, messages, attachments = [] }) => [
    text,
    // A number may go on in the next message.
    ...(messages === undefined ? [] : [text.replaceAll('\n', ' ')]),
    ...attachments.flatMap(({ name }) => name ?? []),
  ]);
  for (const text of texts) {
    for (const { kind, start, end } of findPrivateData({ text, asked }, kinds)) {
      const value = text.slice(start, end);
      const ungrouped = value.replaceAll(/[^\p{L}\p{Nd}]/gu, '');
      const isGrouped = kind !== 'password' && ungrouped !== value;
      heard.set(value, { kind, value, written: isGrouped ? [ungrouped] : [] });
    }
  }
  return [...heard.values()];
}

/** More texts and numbers of one output are masked where they were received, and not looked for elsewhere. */
const maxOutputValues = 100;

/** The texts and numbers in sensitive outputs of actions. */
export function outputSecretsOf(entries: readonly LogEntry[]): readonly OutputSecret[] {
  const found = new Map<string, OutputSecret>();
  for (const entry of entries) {
    if (entry.entry !== 'event' || entry.event.type !== 'action_result') continue;
    const { output: outputs, sensitive = [] } = entry.event.result;
    for (const output of sensitive) {
      for (const value of leavesOf(outputs[output] ?? null).slice(0, maxOutputValues))
        found.set(value, { output, value, written: [] });
    }
  }
  return [...found.values()];
}

function leavesOf(value: Json): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((item) => leavesOf(item as Json));
}

function messagesOf(entries: readonly LogEntry[]): readonly Message[] {
  return entries.flatMap((entry) =>
    entry.entry === 'event' && entry.event.type === 'message' ? [entry.event] : [],
  );
}

/** The secret with the forms found in messages, or itself if there are none. */
function withForms(
  project: CompiledProject,
  secret: SlotSecret,
  messages: readonly Message[],
  asked: boolean,
): SlotSecret {
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
  { slot, value }: SlotSecret,
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
  return 'slot' in secret && secret.slot === slot && secret.value === value;
}
