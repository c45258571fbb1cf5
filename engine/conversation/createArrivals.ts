import type { Clock, SetAlarm } from '../base/ports.ts';
import { type CustomerMessage, nextTurn } from './oneTurn.ts';

/** The longest that messages wait for each other in a pause, in milliseconds: somebody may never stop writing. */
export const longestPause = 6_000;

/** A message that has arrived and is not read yet. */
export interface Arrived extends CustomerMessage {
  readonly at: number;
}

/** What {@link createArrivals} needs. */
export interface ArrivalsOptions<M extends CustomerMessage, A> {
  /** How long a message waits for the next one, in milliseconds; 0: not at all. */
  readonly pauseMs: number;
  readonly clock: Clock;
  readonly setAlarm: SetAlarm;
  /** Reads messages as one turn. */
  readonly read: (conversation: string, messages: readonly M[]) => Promise<A>;
  /** Whether the conversation is over: what else has arrived is then refused at once. */
  readonly isOver: (answer: A) => boolean;
}

/** The messages of conversations that have arrived and are not answered yet. */
export interface Arrivals<M extends CustomerMessage, A> {
  /** @returns The answer of the turn that the message became part of, or its failure. */
  add(conversation: string, message: M): Promise<A>;
  /** Whether a message that arrives now is read at once: nothing of the conversation is waiting or being read. */
  isIdle(conversation: string): boolean;
  /** Ends the pause of a conversation. @returns Resolves when nothing is waiting any more; never rejects. */
  finish(conversation: string): Promise<void>;
  /** Ends all pauses, now and from now on. */
  close(): Promise<void>;
}

interface Waiting<M, A> {
  readonly message: M;
  readonly at: number;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

interface Conversation<M, A> {
  waiting: Waiting<M, A>[];
  /** The turn that is running. */
  running: Promise<void> | undefined;
  /** Whether what waits is read without a pause. */
  hurried: boolean;
  stopAlarm: () => void;
}

/**
 * Collects the messages in which customers write one thought. Those that follow each other within the pause are read as
 * one turn, and so are those that arrive while a turn runs. Turns of a conversation run one after the other, in the
 * order in which their messages arrived.
 */
export function createArrivals<M extends CustomerMessage, A>({
  pauseMs,
  clock,
  setAlarm,
  read,
  isOver,
}: ArrivalsOptions<M, A>): Arrivals<M, A> {
  const conversations = new Map<string, Conversation<M, A>>();
  let closing = false;

  const opened = (id: string): Conversation<M, A> => {
    const known = conversations.get(id);
    if (known !== undefined) return known;
    const conversation = { waiting: [], running: undefined, hurried: false, stopAlarm: () => {} };
    conversations.set(id, conversation);
    return conversation;
  };
  /** Reads what waits, or sets the alarm for it. */
  const proceed = (id: string, conversation: Conversation<M, A>): void => {
    if (conversation.running !== undefined) return;
    conversation.stopAlarm();
    const { waiting, hurried } = conversation;
    const { count, closed } = nextTurn(waiting.map(({ message }) => message));
    if (count === 0) {
      conversations.delete(id);
      return;
    }
    const rest = closed || hurried || closing ? 0 : restOf(waiting);
    if (rest > 0) conversation.stopAlarm = setAlarm(rest, () => begin(id, conversation));
    else begin(id, conversation);
  };
  /** How much of the pause is left. */
  const restOf = (waiting: readonly Waiting<M, A>[]): number => {
    if (pauseMs === 0) return 0;
    const [first, last] = [waiting[0]?.at ?? 0, waiting.at(-1)?.at ?? 0];
    return Math.min(last + pauseMs, first + longestPause) - clock.now();
  };
  const begin = (id: string, conversation: Conversation<M, A>): void => {
    conversation.stopAlarm();
    if (conversation.running !== undefined) return;
    const { count } = nextTurn(conversation.waiting.map(({ message }) => message));
    const taken = conversation.waiting.splice(0, count);
    conversation.running = readTogether(id, conversation, taken).then(() => {
      conversation.running = undefined;
      proceed(id, conversation);
    });
  };
  const readTogether = async (
    id: string,
    conversation: Conversation<M, A>,
    taken: readonly Waiting<M, A>[],
  ): Promise<void> => {
    try {
      const answer = await read(
        id,
        taken.map(({ message }) => message),
      );
      if (isOver(answer)) conversation.hurried = true;
      for (const { resolve } of taken) resolve(answer);
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
  };
  const finish = async (id: string): Promise<void> => {
    for (;;) {
      const conversation = conversations.get(id);
      if (conversation === undefined) return;
      conversation.hurried = true;
      proceed(id, conversation);
      await conversation.running;
    }
  };

  return {
    add: (id, message) =>
      new Promise((resolve, reject) => {
        const conversation = opened(id);
        conversation.waiting.push({ message, at: message.at ?? clock.now(), resolve, reject });
        proceed(id, conversation);
      }),
    isIdle: (id) => !conversations.has(id),
    finish,
    close: async () => {
      closing = true;
      await Promise.all([...conversations.keys()].map(finish));
    },
  };
}
