import type { Json } from '../../base/json.ts';
import type { ConversationEvent } from '../../kit/conversationEvent.ts';
import type { Snapshot } from '../../kit/snapshot.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import { type Transition, transition } from '../../machine/transition.ts';
import type { Mask } from '../../model/mask.ts';
import { type AnswerEvent, answeredKindOf } from '../../requests/requestRegistry.ts';
import { buildHandoffPacket } from '../buildHandoffPacket.ts';
import type { LogEntry, RecordingHeader } from '../session.ts';

type Message = Extract<ConversationEvent, { type: 'message' }>;
type Mention = Message['nlu']['entities'][number];

/** An event with the secrets masked in what came in; itself when there is none in it. */
export function maskEvent(mask: Mask, event: ConversationEvent): ConversationEvent {
  switch (event.type) {
    case 'message':
      return maskMessage(mask, event);
    case 'start': {
      const memory = mask.anywhere(event.memory);
      return memory === event.memory ? event : { ...event, memory };
    }
    case 'request_failed': {
      const message = mask.anywhere(event.error.message);
      return message === event.error.message ? event : { ...event, error: { ...event.error, message } };
    }
    // A time is a time.
    case 'timer':
      return event;
    default:
      return maskAnswer(mask, event);
  }
}

function maskAnswer(mask: Mask, event: AnswerEvent): AnswerEvent {
  const result = answeredKindOf(event.type).mask(mask, event.result);
  return result === event.result ? event : ({ ...event, result } as AnswerEvent);
}

function maskMessage(mask: Mask, message: Message): Message {
  const { text, at } = mask.said(message.text);
  const value = message.value === undefined ? undefined : mask.said(message.value).text;
  const entities = message.nlu.entities.map((mention) => {
    const [start, end] = [at(mention.start), at(mention.end)];
    const isThere = message.text.slice(mention.start, mention.end) === mention.text;
    const written = isThere ? text.slice(start, end) : mask.said(mention.text).text;
    return maskMention(mask, mention, { written, start, end });
  });
  const isMasked =
    text !== message.text ||
    value !== message.value ||
    entities.some((mention, index) => mention !== message.nlu.entities[index]);
  if (!isMasked) return message;
  return {
    type: 'message',
    at: message.at,
    text,
    ...(value !== undefined && { value }),
    nlu: { ...message.nlu, entities },
    masked: true,
  };
}

function maskMention(
  mask: Mask,
  mention: Mention,
  place: { readonly written: string; readonly start: number; readonly end: number },
): Mention {
  const { written, start, end } = place;
  const isWrittenSame = written === mention.text;
  const isSame = isWrittenSame && maskMentioned(mask, mention.value) === mention.value;
  // What was read from a part of a secret tells of it, whatever it is.
  const value = isSame ? mention.value : mask.standIn(mention.entity, mention.value);
  if (isWrittenSame && value === mention.value && start === mention.start && end === mention.end)
    return mention;
  return { ...mention, value, text: written, start, end };
}

/** A mentioned value is masked however short it is, as in the text. */
function maskMentioned(mask: Mask, value: Json): Json {
  if (typeof value === 'string') return mask.said(value).text;
  if (typeof value !== 'number') return mask.anywhere(value);
  const masked = mask.said(String(value)).text;
  return masked === String(value) ? value : Number(masked) || 0;
}

/** A part of a conversation's log, free of secrets. */
export interface MaskedEntries {
  /** As many as there were, of the same kinds. */
  readonly entries: readonly LogEntry[];
  /** How the conversation stands for who knows only the log; null when the masked events lead elsewhere. */
  readonly snapshot: Snapshot | null;
}

/** What {@link maskEntries} works on. */
export interface EntriesToMask {
  readonly header: RecordingHeader;
  /** How the conversation stood before them for who knows only the log. */
  readonly from: Snapshot;
  /** The log before them, masked. Only looked at where there is a handoff among them. */
  readonly earlier: readonly LogEntry[];
  readonly entries: readonly LogEntry[];
}

/**
 * Masks what came in, and lets the machine work on that: steps, texts, calls and packets then follow from masked
 * values, also where they show only a part of one, and replaying the log gives the log. Where the masked events lead
 * elsewhere (a condition looks at a sensitive value), the log tells what really happened, with the secrets taken out.
 */
export function maskEntries(project: CompiledProject, mask: Mask, source: EntriesToMask): MaskedEntries {
  const { header, earlier, entries } = source;
  const masked: LogEntry[] = [];
  let snapshot: Snapshot | null = source.from;
  for (const group of groupsOf(entries)) {
    const [first] = group;
    if (first?.entry !== 'event') {
      masked.push(...group.map((entry) => mask.anywhere(entry)));
      continue;
    }
    const event = maskEvent(mask, first.event);
    masked.push({ ...first, event });
    const answers = group.slice(1);
    const result: Transition | null = snapshot && transition(project, snapshot, event);
    if (result === null || !leadsTo(result, answers)) {
      snapshot = null;
      masked.push(...answers.map((entry) => mask.anywhere(entry)));
      continue;
    }
    snapshot = result.snapshot;
    takeOver(project, header, result, answers, { mask, earlier, masked });
  }
  return { entries: masked, snapshot };
}

/** An event with what it led to, up to the next one. What stands before the first is a group of its own. */
function groupsOf(entries: readonly LogEntry[]): readonly (readonly LogEntry[])[] {
  const groups: LogEntry[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (entry.entry === 'event' || last === undefined) groups.push([entry]);
    else last.push(entry);
  }
  return groups;
}

/** True when the same was done, whatever was said. */
function leadsTo({ steps, effects }: Transition, answers: readonly LogEntry[]): boolean {
  const done = answers.flatMap((entry): string[] => {
    if (entry.entry === 'step') return [`${entry.flow}/${entry.state} ${entry.trigger} ${entry.outcome}`];
    return entry.entry === 'effect' ? [effectName(entry.effect)] : [];
  });
  const again = [
    ...steps.map(({ flow, state, trigger, outcome }) => `${flow}/${state} ${trigger} ${outcome}`),
    ...effects.map(effectName),
  ];
  return done.length === again.length && done.every((line, index) => line === again[index]);
}

function effectName(effect: Transition['effects'][number]): string {
  return 'id' in effect ? `${effect.type} ${effect.id}` : effect.type;
}

/** Puts the steps and effects of the masked event where the real ones stood. */
function takeOver(
  project: CompiledProject,
  header: RecordingHeader,
  { steps, effects, escalations, snapshot }: Transition,
  answers: readonly LogEntry[],
  {
    mask,
    earlier,
    masked,
  }: { readonly mask: Mask; readonly earlier: EntriesToMask['earlier']; readonly masked: LogEntry[] },
): void {
  const [nextStep, nextEffect, nextStood] = [steps.values(), effects.values(), escalations.values()];
  let last: Transition['effects'][number] | undefined;
  for (const entry of answers) {
    const { turn } = entry;
    if (entry.entry === 'step') {
      const step = nextStep.next().value;
      if (step !== undefined) masked.push({ entry: 'step', turn, ...step });
    } else if (entry.entry === 'effect') {
      last = nextEffect.next().value;
      if (last !== undefined) masked.push({ entry: 'effect', turn, effect: last });
    } else if (entry.entry === 'handoff' && last?.type === 'escalate') {
      const log = [...earlier, ...masked];
      const stood = nextStood.next().value ?? snapshot;
      const packet = buildHandoffPacket(project, { header, snapshot: stood, log, escalation: last });
      masked.push({ entry: 'handoff', turn, packet });
    } else {
      masked.push(mask.anywhere(entry));
    }
  }
}
