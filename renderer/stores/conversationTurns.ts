import type { ConversationTurn, RequestItem, TurnItem } from './conversationTurn.ts';
import type { LogEntry, StepEntry } from './logEntry.ts';

/** A turn while entries are added to it. */
interface OpenTurn {
  readonly turn: number;
  customer: ConversationTurn['customer'];
  readonly items: TurnItem[];
  readonly steps: StepEntry[];
}

type EventEntry = Extract<LogEntry, { entry: 'event' }>;
type AnswerEvent = Exclude<EventEntry['event'], { type: 'start' | 'message' | 'timer' }>;
type EffectEntry = Extract<LogEntry, { entry: 'effect' }>;

/** Reads a log as a conversation. Works on any beginning of a log: what is still under way has no result yet. */
export function conversationTurns(log: readonly LogEntry[]): readonly ConversationTurn[] {
  return addToTurns([], log);
}

/**
 * Adds entries to a conversation. Turns that get none keep their identity, so that nothing is drawn again for them.
 *
 * @param turns - What the log so far reads as; it stays as it is.
 * @param entries - Those that follow.
 */
export function addToTurns(
  turns: readonly ConversationTurn[],
  entries: readonly LogEntry[],
): readonly ConversationTurn[] {
  const grown = [...turns];
  const open = new Map<number, OpenTurn>();
  const openAt = (index: number): OpenTurn => {
    const { turn, customer, items, steps } = grown[index] as ConversationTurn;
    const opened = open.get(turn) ?? { turn, customer, items: [...items], steps: [...steps] };
    open.set(turn, opened);
    grown[index] = opened;
    return opened;
  };
  for (const entry of entries) {
    let index = grown.findLastIndex(({ turn }) => turn <= entry.turn);
    if (grown[index]?.turn !== entry.turn) {
      index += 1;
      grown.splice(index, 0, { turn: entry.turn, customer: null, items: [], steps: [] });
    }
    if (entry.entry === 'event' && isAnswer(entry.event)) {
      // Mostly of the same turn; one that a crash interrupted is answered in the next.
      const { id } = entry.event;
      const asked = grown.findLastIndex(({ items }) =>
        items.some((item) => isRequest(item) && item.id === id),
      );
      if (asked >= 0) takeAnswer(openAt(asked), entry.event);
      continue;
    }
    takeEntry(openAt(index), entry);
  }
  return grown;
}

function takeEntry(turn: OpenTurn, entry: LogEntry): void {
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
      else if (event.type === 'message')
        turn.customer = { text: event.text, value: event.value ?? null, nlu: event.nlu };
    }
  }
}

function takeAnswer(turn: OpenTurn, event: AnswerEvent): void {
  const index = turn.items.findIndex((item) => isRequest(item) && item.id === event.id);
  const item = turn.items[index];
  if (item !== undefined && isRequest(item)) turn.items[index] = answered(item, event);
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
      // The packet that follows says all of it.
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
function answered(item: RequestItem, event: AnswerEvent): TurnItem {
  if (event.type === 'request_failed') return { ...item, error: event.error };
  return { ...item, result: event.result } as RequestItem;
}
