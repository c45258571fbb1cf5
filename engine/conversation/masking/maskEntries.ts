import type { Json } from '../../base/json.ts';
import type { ConversationEvent } from '../../kit/conversationEvent.ts';
import type { Snapshot } from '../../kit/snapshot.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import { type Transition, transition } from '../../machine/transition.ts';
import type { Mask } from '../../model/mask.ts';
import type { Reading, ReadingEvidence } from '../../model/reading.ts';
import { type AnswerEvent, answeredKindOf } from '../../requests/requestRegistry.ts';
import { buildHandoffPacket } from '../buildHandoffPacket.ts';
import type { LogEntry, RecordingHeader } from '../session.ts';

type Message = Extract<ConversationEvent, { type: 'message' }>;
type Mention = Message['nlu']['entities'][number];

/** An event with its secrets masked; itself if it contains none. */
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
    // A timer event contains no text.
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
  const unknown = message.nlu.unknown?.map(({ start, end }) => ({ start: at(start), end: at(end) }));
  const parts = message.nlu.parts?.map((part) => ({ ...part, start: at(part.start), end: at(part.end) }));
  const model = message.nlu.model && {
    ...message.nlu.model,
    readings: message.nlu.model.readings.map((one) => ({ ...one, start: at(one.start), end: at(one.end) })),
  };
  const place: MaskedPlace = { mask, at, before: message, text, entities };
  const readings = message.readings?.map((one) => maskReading(place, one));
  const messages = message.messages?.map((one) => ({ ...one, start: at(one.start), end: at(one.end) }));
  const attachments = message.attachments && mask.anywhere(message.attachments);
  const isMasked =
    text !== message.text ||
    value !== message.value ||
    attachments !== message.attachments ||
    entities.some((mention, index) => mention !== message.nlu.entities[index]);
  if (!isMasked) return message;
  return {
    type: 'message',
    at: message.at,
    text,
    ...(value !== undefined && { value }),
    ...(messages !== undefined && { messages }),
    ...(attachments !== undefined && { attachments }),
    nlu: {
      ...message.nlu,
      entities,
      ...(parts !== undefined && { parts }),
      ...(unknown !== undefined && { unknown }),
      ...(model !== undefined && { model }),
    },
    ...(readings !== undefined && { readings }),
    masked: true,
  };
}

/** A message and what has been masked of it. */
interface MaskedPlace {
  readonly mask: Mask;
  readonly at: (offset: number) => number;
  readonly before: Message;
  readonly text: string;
  /** The mentions of the message, masked, in the same order. */
  readonly entities: readonly Mention[];
}

function maskReading(place: MaskedPlace, one: Reading): Reading {
  const { mask, at, before, text } = place;
  const { kind, about, value, score, evidence, guards } = one;
  const [start, end] = [at(one.start), at(one.end)];
  const shown = text.slice(start, end);
  const isSame = shown === before.text.slice(one.start, one.end);
  const masked = (part: Json): Json => (isSame ? mask.anywhere(part) : maskPart(place, part, shown));
  return {
    kind,
    ...(about !== undefined && { about }),
    ...(value !== undefined && { value: masked(value) }),
    start,
    end,
    score,
    evidence: evidence.map((reason): ReadingEvidence => {
      if (reason.code === 'entity') return { ...reason, text: String(masked(reason.text)) };
      if (reason.code === 'spelling') return { ...reason, word: String(masked(reason.word)) };
      return mask.anywhere(reason);
    }),
    ...(guards !== undefined && { guards }),
  };
}

/** What was read from words with a secret, which may be only a part of it: as the mention it came from, or neutral. */
function maskPart({ mask, before, entities }: MaskedPlace, part: Json, shown: string): Json {
  const mention = before.nlu.entities.findIndex(({ value, text }) => value === part || text === part);
  const now = entities[mention];
  if (now !== undefined) return before.nlu.entities[mention]?.value === part ? now.value : now.text;
  const masked = maskMentioned(mask, part);
  if (masked !== part || (typeof part !== 'string' && typeof part !== 'number')) return masked;
  const isShown = shown.toLowerCase().includes(String(part).toLowerCase());
  return isShown || !/\p{Nd}/u.test(String(part)) ? part : mask.standIn('', part);
}

function maskMention(
  mask: Mask,
  mention: Mention,
  place: { readonly written: string; readonly start: number; readonly end: number },
): Mention {
  const { written, start, end } = place;
  const isWrittenSame = written === mention.text;
  const isSame = isWrittenSame && maskMentioned(mask, mention.value) === mention.value;
  // A value read from part of a secret reveals it, whatever it is.
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

/** Part of a conversation's log, without secrets. */
export interface MaskedEntries {
  /** The same number of entries, of the same kinds. */
  readonly entries: readonly LogEntry[];
  /** The snapshot that follows from the masked log; null if the masked events lead elsewhere. */
  readonly snapshot: Snapshot | null;
}

/** The input of {@link maskEntries}. */
export interface EntriesToMask {
  readonly header: RecordingHeader;
  /** The snapshot before them that follows from the masked log. */
  readonly from: Snapshot;
  /** The masked log before them. Read only if there is a handoff among them. */
  readonly earlier: readonly LogEntry[];
  readonly entries: readonly LogEntry[];
}

/**
 * Masks the incoming events and runs the machine on them again: steps, texts, calls and packets then follow from
 * masked values, even where they contain only part of one, and replaying the log gives the log. If the masked events
 * lead elsewhere (a condition reads a sensitive value), the log keeps what really happened, with the secrets removed.
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
    appendMasked(project, header, result, answers, { mask, earlier, masked });
  }
  return { entries: masked, snapshot };
}

/** Groups each event with the entries it caused. Entries before the first event form a group of their own. */
function groupsOf(entries: readonly LogEntry[]): readonly (readonly LogEntry[])[] {
  const groups: LogEntry[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (entry.entry === 'event' || last === undefined) groups.push([entry]);
    else last.push(entry);
  }
  return groups;
}

/** True if the same steps and effects happened, whatever their texts. */
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

/** Replaces the real steps and effects by those of the masked event. */
function appendMasked(
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
  const [nextStep, nextEffect, nextEscalation] = [steps.values(), effects.values(), escalations.values()];
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
      const atEscalation = nextEscalation.next().value ?? snapshot;
      const packet = buildHandoffPacket(project, { header, snapshot: atEscalation, log, escalation: last });
      masked.push({ entry: 'handoff', turn, packet });
    } else {
      masked.push(mask.anywhere(entry));
    }
  }
}
