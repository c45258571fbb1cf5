import type { ErrorData } from '../../../engine/base/appError.ts';
import type { MethodResult } from '../../../engine/contract/methods.ts';
import { type SingleMessage, singleMessages } from '../../../engine/kit/conversationEvent.ts';
import type { QuickReply } from '../../../engine/kit/effect.ts';
import type { HandoffPacket } from '../../../engine/model/handoffPacket.ts';
import type { KnowledgeHit, NluResult } from '../../../engine/model/ports.ts';
import type { Reading } from '../../../engine/model/reading.ts';
import type { RequestData, RequestResult, RequestType } from '../../../engine/requests/requestRegistry.ts';

/** One line of a conversation's event log, as the host sends it. */
export type HostLogEntry = MethodResult<'recordings.read'>['log'][number];

/** A step of the machine, as in the log. */
export type StepEntry = Extract<HostLogEntry, { entry: 'step' }>;

interface Item {
  /** Unique within the turn, and stable. */
  readonly key: string;
}

/** The assistant said something. */
export interface SayItem extends Item {
  readonly type: 'say';
  readonly text: string;
  readonly quickReplies: readonly QuickReply[];
  readonly citations: readonly KnowledgeHit[];
}

/** A request of one kind with its answer; it has neither result nor error while it is running. */
interface RequestItemOf<T extends RequestType> extends Item {
  readonly type: 'request';
  readonly request: T;
  /** Unique within the conversation. */
  readonly id: string;
  readonly data: RequestData<T>;
  readonly result: RequestResult<T> | null;
  /** The request could not be performed at all. */
  readonly error: ErrorData | null;
}

/** A request; of any kind by default. */
export type RequestItem<T extends RequestType = RequestType> = { [K in T]: RequestItemOf<K> }[T];

/** The customer said how satisfied they are. */
export interface SurveyItem extends Item {
  readonly type: 'survey';
  readonly score: number;
  readonly scale: number;
  readonly comment: string;
}

/** A time that the conversation waited for has come. */
export interface TimerItem extends Item {
  readonly type: 'timer';
}

/** The conversation was handed over to an agent. */
export interface HandoffItem extends Item {
  readonly type: 'handoff';
  readonly packet: HandoffPacket;
}

/** Something outside of the flow failed. */
export interface ProblemItem extends Item {
  readonly type: 'problem';
  readonly error: ErrorData;
}

export interface EndItem extends Item {
  readonly type: 'end';
  readonly resolution: 'resolved' | 'unresolved' | 'escalated';
}

export type TurnItem = SayItem | RequestItem | SurveyItem | TimerItem | HandoffItem | ProblemItem | EndItem;

/** What the customer wrote in a turn. */
export interface TurnMessage {
  /** Its texts in lines, if there were several messages. */
  readonly text: string;
  /** Value of the quick reply that was tapped, if one was. */
  readonly value: string | null;
  readonly nlu: NluResult;
  /** All ways to understand it; null in recordings from before they were kept. */
  readonly readings: readonly Reading[] | null;
}

/** One turn of a conversation as people read it. */
export interface ConversationTurn {
  /** 0 is the start, before the customer has said anything. */
  readonly turn: number;
  readonly customer: TurnMessage | null;
  /** The customer's messages as they were sent, one or several. */
  readonly messages: readonly SingleMessage[];
  /** In the order in which things happened. */
  readonly items: readonly TurnItem[];
  readonly steps: readonly StepEntry[];
}

/** The items of one type. */
export function itemsOf<T extends TurnItem['type']>(
  turn: ConversationTurn,
  type: T,
): readonly Extract<TurnItem, { type: T }>[] {
  return turn.items.filter((item): item is Extract<TurnItem, { type: T }> => item.type === type);
}

/** The requests of one kind. */
export function requestsOf<T extends RequestType>(
  { items }: ConversationTurn,
  request: T,
): readonly RequestItem<T>[] {
  return items.filter(
    (item): item is TurnItem & RequestItem<T> => item.type === 'request' && item.request === request,
  );
}

/** A turn while entries are added to it. */
interface OpenTurn {
  readonly turn: number;
  customer: ConversationTurn['customer'];
  messages: ConversationTurn['messages'];
  readonly items: TurnItem[];
  readonly steps: StepEntry[];
}

type EventEntry = Extract<HostLogEntry, { entry: 'event' }>;
type AnswerEvent = Exclude<EventEntry['event'], { type: 'start' | 'message' | 'timer' }>;
type EffectEntry = Extract<HostLogEntry, { entry: 'effect' }>;

/**
 * Reads a log as a conversation. Works on any beginning of a log: requests that are still running have no result yet.
 */
export function conversationTurns(log: readonly HostLogEntry[]): readonly ConversationTurn[] {
  return addToTurns([], log);
}

/**
 * Adds entries to a conversation. Unchanged turns keep their identity, so they are not redrawn.
 *
 * @param turns - The turns of the log so far; not changed.
 * @param entries - Those that follow.
 */
export function addToTurns(
  turns: readonly ConversationTurn[],
  entries: readonly HostLogEntry[],
): readonly ConversationTurn[] {
  const nextTurns = [...turns];
  const open = new Map<number, OpenTurn>();
  const openAt = (index: number): OpenTurn => {
    const { turn, items, steps, ...customers } = nextTurns[index] as ConversationTurn;
    const opened = open.get(turn) ?? { turn, ...customers, items: [...items], steps: [...steps] };
    open.set(turn, opened);
    nextTurns[index] = opened;
    return opened;
  };
  for (const entry of entries) {
    let index = nextTurns.findLastIndex(({ turn }) => turn <= entry.turn);
    if (nextTurns[index]?.turn !== entry.turn) {
      index += 1;
      nextTurns.splice(index, 0, { turn: entry.turn, customer: null, messages: [], items: [], steps: [] });
    }
    if (entry.entry === 'event' && isAnswer(entry.event)) {
      // Usually in the same turn; after a crash, the answer comes in the next one.
      const { id } = entry.event;
      const requestIndex = nextTurns.findLastIndex(({ items }) =>
        items.some((item) => isRequest(item) && item.id === id),
      );
      if (requestIndex >= 0) addAnswer(openAt(requestIndex), entry.event);
      continue;
    }
    addEntry(openAt(index), entry);
  }
  return nextTurns;
}

function addEntry(turn: OpenTurn, entry: HostLogEntry): void {
  switch (entry.entry) {
    case 'step':
      turn.steps.push(entry);
      return;
    case 'handoff':
      turn.items.push({ type: 'handoff', key: nextKey(turn), packet: entry.packet });
      return;
    case 'problem':
      turn.items.push({ type: 'problem', key: nextKey(turn), error: entry.error });
      return;
    case 'effect': {
      const item = itemOf(entry, nextKey(turn));
      if (item !== null) turn.items.push(item);
      return;
    }
    case 'event': {
      const { event } = entry;
      if (event.type === 'timer') turn.items.push({ type: 'timer', key: nextKey(turn) });
      else if (event.type === 'message') {
        const { text, value = null, nlu, readings = null } = event;
        turn.customer = { text, value, nlu, readings };
        turn.messages = singleMessages(event);
      }
    }
  }
}

function addAnswer(turn: OpenTurn, event: AnswerEvent): void {
  const index = turn.items.findIndex((item) => isRequest(item) && item.id === event.id);
  const item = turn.items[index];
  if (item !== undefined && isRequest(item)) turn.items[index] = withAnswer(item, event);
}

function isAnswer(event: EventEntry['event']): event is AnswerEvent {
  return event.type !== 'start' && event.type !== 'message' && event.type !== 'timer';
}

/** Items are only ever added at the end. */
function nextKey({ items }: OpenTurn): string {
  return String(items.length);
}

function itemOf({ effect }: EffectEntry, key: string): TurnItem | null {
  switch (effect.type) {
    case 'say': {
      const { text, quickReplies, citations } = effect;
      return { type: 'say', key, text, quickReplies, citations };
    }
    case 'end':
      return { type: 'end', key, resolution: effect.resolution };
    case 'survey': {
      const { score, scale, comment } = effect;
      return { type: 'survey', key, score, scale, comment };
    }
    case 'schedule':
    case 'remember':
    case 'forget':
      return null;
    case 'escalate':
      // The handoff packet that follows contains all of it.
      return null;
    default: {
      const { type: request, id, ...data } = effect;
      return { type: 'request', key, request, id, data, result: null, error: null } as RequestItem;
    }
  }
}

function isRequest(item: TurnItem): item is RequestItem {
  return item.type === 'request';
}

/** The event answers a request of its kind: they have the same id. */
function withAnswer(item: RequestItem, event: AnswerEvent): TurnItem {
  if (event.type === 'request_failed') return { ...item, error: event.error };
  return { ...item, result: event.result } as RequestItem;
}
