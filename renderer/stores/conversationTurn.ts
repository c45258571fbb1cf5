import type { ErrorData } from '../../engine/base/appError.ts';
import type { JsonObject } from '../../engine/base/json.ts';
import type { QuickReply } from '../../engine/kit/effect.ts';
import type { ActionResult } from '../../engine/model/actionResult.ts';
import type { GenerateResult } from '../../engine/model/generateResult.ts';
import type { HandoffPacket } from '../../engine/model/handoffPacket.ts';
import type { KnowledgeHit, KnowledgeResult } from '../../engine/model/knowledgeResult.ts';
import type { NluResult } from '../../engine/model/nluResult.ts';
import type { ScriptResult } from '../../engine/model/scriptResult.ts';
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

/** An action was called; neither result nor error while it runs. */
export interface ActionItem extends Item {
  readonly type: 'action';
  /** Id of the request within the conversation. */
  readonly id: string;
  readonly action: string;
  readonly input: JsonObject;
  readonly result: ActionResult | null;
  /** The action could not be run at all. */
  readonly error: ErrorData | null;
}

/** The knowledge base was searched; neither result nor error while it runs. */
export interface SearchItem extends Item {
  readonly type: 'search';
  readonly id: string;
  readonly query: string;
  readonly threshold: number;
  readonly result: KnowledgeResult | null;
  readonly error: ErrorData | null;
}

/** A script was run; neither result nor error while it runs. */
export interface ScriptItem extends Item {
  readonly type: 'script';
  readonly id: string;
  readonly code: string;
  readonly input: JsonObject;
  readonly result: ScriptResult | null;
  /** Scripts could not be run at all. */
  readonly error: ErrorData | null;
}

/** A text was asked of the language model; neither result nor error while it writes. */
export interface GenerateItem extends Item {
  readonly type: 'generate';
  readonly id: string;
  readonly question: string;
  readonly instructions: string;
  readonly result: GenerateResult | null;
  /** There is no language model. */
  readonly error: ErrorData | null;
}

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

export type TurnItem =
  | SayItem
  | ActionItem
  | SearchItem
  | ScriptItem
  | GenerateItem
  | SurveyItem
  | TimerItem
  | HandoffItem
  | ProblemItem
  | EndItem;

/** What is asked of the world, and answered later. */
export type RequestItem = ActionItem | SearchItem | ScriptItem | GenerateItem;

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
