import type { ConversationTurn, RequestItem, TurnItem } from './conversationTurn.ts';
import type { LogEntry, StepEntry } from './logEntry.ts';

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
  const turns = new Map<number, OpenTurn>();
  /** Where the request of an id stands, for its answer. */
  const requests = new Map<string, { readonly items: TurnItem[]; readonly index: number }>();
  for (const entry of log) {
    let turn = turns.get(entry.turn);
    if (turn === undefined) {
      turn = { turn: entry.turn, customer: null, items: [], steps: [] };
      turns.set(entry.turn, turn);
    }
    if (entry.entry === 'step') turn.steps.push(entry);
    else if (entry.entry === 'handoff')
      turn.items.push({ type: 'handoff', key: nextKey(turn), packet: entry.packet });
    else if (entry.entry === 'problem')
      turn.items.push({ type: 'problem', key: nextKey(turn), error: entry.error });
    else if (entry.entry === 'effect') {
      const item = itemOf(entry, nextKey(turn));
      if (item === null) continue;
      if (isRequest(item)) requests.set(item.id, { items: turn.items, index: turn.items.length });
      turn.items.push(item);
    } else takeEvent(turn, entry, requests);
  }
  return [...turns.values()].sort((a, b) => a.turn - b.turn);
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

function takeEvent(
  turn: OpenTurn,
  { event }: EventEntry,
  requests: ReadonlyMap<string, { readonly items: TurnItem[]; readonly index: number }>,
): void {
  if (event.type === 'start') return;
  if (event.type === 'message') {
    turn.customer = { text: event.text, value: event.value ?? null, nlu: event.nlu };
    return;
  }
  if (event.type === 'timer') {
    turn.items.push({ type: 'timer', key: nextKey(turn) });
    return;
  }
  const place = requests.get(event.id);
  const item = place?.items[place.index];
  if (place === undefined || item === undefined || !isRequest(item)) return;
  place.items[place.index] = answered(item, event);
}

function isRequest(item: TurnItem): item is RequestItem {
  return item.type === 'request';
}

/** The event answers a request of its kind: they have the same id. */
function answered(item: RequestItem, event: AnswerEvent): TurnItem {
  if (event.type === 'request_failed') return { ...item, error: event.error };
  return { ...item, result: event.result } as RequestItem;
}
