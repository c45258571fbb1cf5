import { createTaskQueues } from '../../../engine/base/createTaskQueues.ts';
import type { SimulatorStream } from '../../../engine/contract/methods/simulatorMethods.ts';
import type { ConversationEngine } from '../../../engine/conversation/conversationEngine.ts';
import { type Arrivals, createArrivals } from '../../../engine/conversation/createArrivals.ts';
import { createInProcessMemory } from '../../../engine/conversation/createInProcessMemory.ts';
import { fireTimer } from '../../../engine/conversation/fireTimer.ts';
import { handleMessage } from '../../../engine/conversation/handleMessage.ts';
import { followedSnapshot } from '../../../engine/conversation/masking/maskTurn.ts';
import { assertMessage, type CustomerMessage } from '../../../engine/conversation/oneTurn.ts';
import type { LogEntry, Session } from '../../../engine/conversation/session.ts';
import { startConversation } from '../../../engine/conversation/startConversation.ts';
import type { TurnOptions, TurnOutcome } from '../../../engine/conversation/turnOutcome.ts';
import type { MemoryPort } from '../../../engine/model/ports.ts';
import { openPorts } from '../../../engine/project/openPorts.ts';
import type { PreparedProject } from '../../../engine/project/prepareProject.ts';
import { hostErrors } from '../hostErrors.ts';
import type { HandlersOf } from '../router.ts';
import { type HandlerContext, prepareOpenProject } from './handlerContext.ts';

interface Conversation {
  readonly id: string;
  readonly engine: ConversationEngine;
  session: Session;
  /** The customer's messages that are not answered yet. */
  readonly arrivals: Arrivals<CustomerMessage, Session>;
  /** Cancels the alarm of the conversation's timer. */
  stopAlarm: () => void;
  close(): Promise<void>;
}

/** Handlers of `simulator.*`, and functions that end the connection's conversations. */
export interface SimulatorHandlers {
  readonly handlers: HandlersOf<'simulator'>;
  /** Ends the conversation of a project that is being closed, if there is one. */
  end(projectId: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Runs one simulated conversation for each open project, with the saved files, the same engine as the runtime, and
 * actions over real HTTP. The entries of a turn are streamed while it runs, and archived before the turn counts as
 * settled. A conversation continues by itself when its timer is due, and a page that lost its connection can resume it
 * from the archive.
 */
export function createSimulatorHandlers(context: HandlerContext): SimulatorHandlers {
  const { options, sessions, archive, emit } = context;
  const conversations = new Map<string, Conversation>();
  /** What a project remembers of customers while it is open. */
  const memories = new Map<string, MemoryPort>();
  // One queue for each project: turns run one after the other, and a new conversation starts once the last one has
  // ended.
  const queues = createTaskQueues();

  const endNow = async (projectId: string): Promise<void> => {
    const conversation = conversations.get(projectId);
    conversations.delete(projectId);
    conversation?.stopAlarm();
    // The last messages are refused: the conversation is no longer there.
    void conversation?.arrivals.close();
    await conversation?.close();
  };
  const end = (projectId: string): Promise<void> =>
    queues.run(projectId, async () => {
      memories.delete(projectId);
      await endNow(projectId);
    });
  const memoryOf = (projectId: string): MemoryPort => {
    const memory = memories.get(projectId) ?? createInProcessMemory();
    memories.set(projectId, memory);
    return memory;
  };

  /** Runs a turn, streams its entries and archives it. @param from - Number of entries before it. */
  const runTurn = async (
    projectId: string,
    conversationId: string,
    from: number,
    turn: (follow: TurnOptions) => Promise<TurnOutcome>,
  ): Promise<Session> => {
    const send = (event: SimulatorStream): void =>
      emit('simulator.stream', { projectId, conversationId, event });
    const stream = streamTurn(send, from);
    try {
      const outcome = await turn(stream.follow);
      await archive.append(sessions.get(projectId).path, from, outcome);
      stream.finish(outcome.turn.entries);
      const { length } = outcome.session;
      const snapshot = followedSnapshot(outcome.session);
      send({ type: 'settled', length, turn: outcome.turn.turn, snapshot });
      return outcome.session;
    } catch (error) {
      stream.abandon();
      throw error;
    }
  };
  const runningConversation = (projectId: string, conversationId: string): Conversation => {
    const conversation = conversations.get(projectId);
    if (conversation?.id !== conversationId) throw hostErrors.HOST_UNKNOWN_CONVERSATION({});
    return conversation;
  };
  /** The running conversation; one that is just being started or resumed is waited for. */
  const begunConversation = async (projectId: string, conversationId: string): Promise<Conversation> => {
    const conversation = conversations.get(projectId);
    if (conversation?.id === conversationId) return conversation;
    return queues.run(projectId, async () => runningConversation(projectId, conversationId));
  };
  const continueConversation = async (
    projectId: string,
    conversation: Conversation,
    turn: (session: Session, follow: TurnOptions) => Promise<TurnOutcome>,
  ): Promise<Session> => {
    const { id, session } = conversation;
    conversation.session = await runTurn(projectId, id, session.length, (follow) => turn(session, follow));
    setTimerAlarm(projectId, conversation);
    return conversation.session;
  };
  const fireDueTimer = (projectId: string, conversation: Conversation): Promise<Session> =>
    continueConversation(projectId, conversation, (session, follow) =>
      fireTimer(conversation.engine, session, follow),
    );
  /** Sets the alarm for the conversation's timer, if it has one. */
  const setTimerAlarm = (projectId: string, conversation: Conversation): void => {
    conversation.stopAlarm();
    const { timer } = conversation.session.snapshot;
    if (timer === null) return;
    const ring = () => void wake(projectId, conversation).catch(options.report);
    conversation.stopAlarm = options.setAlarm(timer.at - options.clock.now(), ring);
  };
  const wake = async (projectId: string, conversation: Conversation): Promise<void> => {
    // What the customer has written counts before the time that is up.
    await conversation.arrivals.finish(conversation.id);
    await queues.run(projectId, async () => {
      const { timer } = conversation.session.snapshot;
      if (conversations.get(projectId) !== conversation || timer === null) return;
      // A message may have arrived first, or the alarm may have rung early.
      if (timer.at > options.clock.now()) setTimerAlarm(projectId, conversation);
      else await fireDueTimer(projectId, conversation);
    });
  };
  /** The messages of a conversation; they are read in its project's queue. */
  const arrivalsOf = (
    projectId: string,
    id: string,
    engine: ConversationEngine,
  ): Arrivals<CustomerMessage, Session> =>
    createArrivals({
      pauseMs: engine.compiled.policies.messages.pause * 1_000,
      clock: options.clock,
      setAlarm: options.setAlarm,
      isOver: ({ snapshot }) => snapshot.status === 'ended',
      read: (_, messages) =>
        queues.run(projectId, async () => {
          const conversation = runningConversation(projectId, id);
          return continueConversation(projectId, conversation, (session, follow) =>
            handleMessage(conversation.engine, session, messages, follow),
          );
        }),
    });
  /** Makes a conversation the running one of its project; `begin` returns the session to continue from. */
  const open = async (
    {
      projectId,
      conversationId: id,
      actions,
    }: { projectId: string; conversationId: string; actions: 'mock' | 'live' },
    prepared: PreparedProject,
    begin: (engine: ConversationEngine) => Promise<Session>,
  ): Promise<Conversation> => {
    await endNow(projectId);
    const { ports, close } = await openPorts(prepared.project, actions, options.environment);
    const { clock, random, ids } = options;
    const engine = prepared.engine({ ports, memory: memoryOf(projectId), clock, random, ids });
    try {
      const arrivals = arrivalsOf(projectId, id, engine);
      const session = await begin(engine);
      const conversation = { id, engine, session, arrivals, stopAlarm: () => {}, close };
      conversations.set(projectId, conversation);
      setTimerAlarm(projectId, conversation);
      return conversation;
    } catch (error) {
      await close();
      throw error;
    }
  };

  /** Makes an archived conversation the running one. */
  const reopenArchived = async (
    how: Parameters<typeof open>[0],
    prepared: PreparedProject,
  ): Promise<Session> => {
    const archivedSession = await archive.session(sessions.get(how.projectId).path, how.conversationId);
    if (archivedSession === undefined) throw hostErrors.HOST_UNKNOWN_CONVERSATION({});
    await open(how, prepared, async () => archivedSession);
    return archivedSession;
  };

  const handlers: HandlersOf<'simulator'> = {
    'simulator.start': async (how) => {
      const { projectId, conversationId: id, customer } = how;
      const prepared = await prepareOpenProject(context, projectId);
      await queues.run(projectId, () =>
        open(how, prepared, (engine) =>
          runTurn(projectId, id, 0, (follow) =>
            startConversation(engine, {
              id,
              source: 'simulator',
              locale: how.locale ?? undefined,
              timeZone: how.timeZone,
              customer,
              ...follow,
            }),
          ),
        ),
      );
      return {};
    },
    'simulator.resume': async (how) => {
      const { projectId, conversationId, from } = how;
      const prepared = await prepareOpenProject(context, projectId);
      return queues.run(projectId, async () => {
        const current = conversations.get(projectId);
        const session =
          current?.id === conversationId ? current.session : await reopenArchived(how, prepared);
        const { length } = session;
        const snapshot = followedSnapshot(session);
        return { length, turn: snapshot.turn, snapshot, entries: [...(await session.history(from))] };
      });
    },
    'simulator.send': async ({ projectId, conversationId, text, value, attachments }) => {
      const message = { text, value, attachments, at: options.clock.now() };
      assertMessage(message);
      const { arrivals } = await begunConversation(projectId, conversationId);
      await arrivals.add(conversationId, message);
      return {};
    },
    'simulator.skipWait': async ({ projectId, conversationId }) => {
      const { arrivals } = await begunConversation(projectId, conversationId);
      await arrivals.finish(conversationId);
      await queues.run(projectId, async () =>
        fireDueTimer(projectId, runningConversation(projectId, conversationId)),
      );
      return {};
    },
  };
  return {
    handlers,
    end,
    close: async () => {
      await Promise.all([...conversations.keys()].map(end));
    },
  };
}

/**
 * Streams the entries of a turn while it runs, those of one burst together.
 *
 * @param from - Number of its first entry.
 */
function streamTurn(send: (event: SimulatorStream) => void, from: number) {
  let sent = 0;
  let burst: LogEntry[] = [];
  // A handoff packet is shown with its secrets masked, and the masks are known only when the turn is over.
  let isHeldBack = false;
  const flush = (): void => {
    if (burst.length === 0) return;
    send({ type: 'entries', from: from + sent, entries: burst });
    sent += burst.length;
    burst = [];
  };
  const follow: TurnOptions = {
    onEntry: (entry) => {
      isHeldBack ||= entry.entry === 'handoff';
      if (isHeldBack) return;
      if (burst.length === 0) queueMicrotask(flush);
      burst.push(entry);
    },
    onPreview: (sentence) => {
      flush();
      send({ type: 'preview', sentence });
    },
  };
  return {
    follow,
    /** Sends the remaining entries. @param entries - All entries of the turn. */
    finish: (entries: readonly LogEntry[]): void => {
      flush();
      burst = entries.slice(sent);
      flush();
    },
    /** Retracts what was sent, because the turn failed. */
    abandon: (): void => {
      burst = [];
      if (sent > 0) send({ type: 'undone', length: from });
    },
  };
}
