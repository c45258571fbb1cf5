import type { ErrorData } from '../../engine/base/appError.ts';
import type { QuickReply } from '../../engine/kit/effect.ts';
import type { HandoffPacket } from '../../engine/model/handoffPacket.ts';
import type { KnowledgeHit } from '../../engine/model/knowledgeResult.ts';
import type { NluResult } from '../../engine/model/nluResult.ts';
import type { RequestData, RequestResult, RequestType } from '../../engine/requests/requestRegistry.ts';
import type { StepEntry } from './logEntry.ts';

interface Item {
  /** Tells the items of a turn apart; the same for an item as long as it is there. */
  readonly key: string;
}

/** The assistant said something. */
export interface SayItem extends Item {
  readonly type: 'say';
  readonly text: string;
  readonly quickReplies: readonly QuickReply[];
  readonly citations: readonly KnowledgeHit[];
}

/** A request of one kind: what was asked of the world, and what came back; neither result nor error under way. */
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

/** Something was asked of the world; of any kind when none is named. */
export type RequestItem<T extends RequestType = RequestType> = { [K in T]: RequestItemOf<K> }[T];

/** The customer said how satisfied they are. */
export interface SurveyItem extends Item {
  readonly type: 'survey';
  readonly score: number;
  readonly scale: number;
  readonly comment: string;
}

/** A time came that the conversation waited for. */
export interface TimerItem extends Item {
  readonly type: 'timer';
}

/** The conversation was handed to a person. */
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

/** What the customer sent. */
export interface CustomerSaid {
  readonly text: string;
  /** Value of the quick reply that was tapped, if one was. */
  readonly value: string | null;
  readonly nlu: NluResult;
}

/** One turn of a conversation as people read it. */
export interface ConversationTurn {
  /** 0 is the start, before the customer has said anything. */
  readonly turn: number;
  readonly customer: CustomerSaid | null;
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
