import type { AppError } from '../../engine/base/appError.ts';
import type { Customer } from '../../engine/kit/customer.ts';
import type { Snapshot } from '../../engine/kit/snapshot.ts';
import type { ProjectFiles } from '../../engine/model/project.ts';
import type { ConversationTrace } from './conversationTrace.ts';
import type { ConversationTurn } from './conversationTurn.ts';

/** What answers actions: the mock examples, or the real services. */
export type ActionsMode = 'mock' | 'live';

/** What a customer sends: text, and the value behind it when a quick reply was tapped. */
export interface OutgoingMessage {
  readonly text: string;
  readonly value?: string;
}

/** A conversation as far as its entries have arrived. */
export interface ConversationSoFar {
  /** Entries so far: the number of the next one. */
  readonly length: number;
  readonly turns: readonly ConversationTurn[];
  readonly trace: ConversationTrace;
}

/** The conversation in the simulator, and how the next one shall run. */
export interface SimulationState extends ConversationSoFar {
  /**
   * `starting` also while the project is trained and indexed; `answering` while a turn runs; `resuming` while entries
   * that were missed are fetched.
   */
  readonly status: 'idle' | 'starting' | 'waiting' | 'answering' | 'resuming';
  /** How the next conversation runs. */
  readonly actions: ActionsMode;
  /** Locale of the next conversation; null takes the project's default. */
  readonly locale: string | null;
  /** Whom the next conversation is with. */
  readonly customer: Customer;
  /** What the conversation was started with; null before the first. */
  readonly startedWith: {
    readonly files: ProjectFiles;
    readonly actions: ActionsMode;
    readonly locale: string | null;
  } | null;
  /** Null before the first. */
  readonly conversationId: string | null;
  /** The conversation at the end of its last turn: what is shown again if the turn that runs comes to nothing. */
  readonly kept: ConversationSoFar;
  /** The state of the conversation at the end of each turn, by turn. */
  readonly snapshots: Readonly<Record<number, Snapshot>>;
  /** Number of the last turn that has ended; -1 before the first. */
  readonly lastTurn: number;
  /** A message on its way that no turn shows yet. */
  readonly sending: OutgoingMessage | null;
  /** Sentences of a text that is being generated; empty when none is. */
  readonly preview: readonly string[];
  /** What is typed but not sent. */
  readonly draft: string;
  readonly error: AppError | null;
  /** The turn whose details are shown; null follows the conversation. */
  readonly selectedTurn: number | null;
  /** Whether the canvas goes along with the conversation. */
  readonly follow: boolean;
}

export interface SimulationActions {
  /** Starts a conversation in place of the one that is there, once everything is saved. Failures go to `error`. */
  start(): Promise<void>;
  /** Sends a message of the customer. Failures go to `error`, and the text back to the draft. */
  send(message: OutgoingMessage): Promise<void>;
  /** Lets the time that the conversation waits for have come. Failures go to `error`. */
  skipWait(): Promise<void>;
  setActions(actions: ActionsMode): void;
  setLocale(locale: string | null): void;
  setCustomer(customer: Customer): void;
  setDraft(draft: string): void;
  selectTurn(turn: number | null): void;
  setFollow(follow: boolean): void;
}
