import { createTaskQueues } from '../../../engine/base/createTaskQueues.ts';
import type { SimulatorStream } from '../../../engine/contract/methods/simulatorMethods.ts';
import type { ConversationEngine } from '../../../engine/conversation/conversationEngine.ts';
import { createInProcessMemory } from '../../../engine/conversation/createInProcessMemory.ts';
import { fireTimer } from '../../../engine/conversation/fireTimer.ts';
import { handleMessage } from '../../../engine/conversation/handleMessage.ts';
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
  /** Stops the alarm for the time that the conversation waits for. */
  stopAlarm: () => void;
  close(): Promise<void>;
}

/** Handlers of `simulator.*`, and what ends the connection's conversations. */
export interface SimulatorHandlers {
  readonly handlers: HandlersOf<'simulator'>;
  /** Ends the conversation of a project that is being closed, if it has one. */
  end(projectId: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Runs one simulated conversation for each open project: the saved files, the same engine as the runtime, and actions
 * over real HTTP. What a turn does goes out on the conversation's stream as it happens, and is kept as a recording before
 * the turn counts as settled. A conversation goes on by itself when its time has come, and can be resumed from the
 * archive by a page that lost its connection.
 */
export function createSimulatorHandlers(context: HandlerContext): SimulatorHandlers {
  const { options, sessions, archive, emit } = context;
  const conversations = new Map<string, Conversation>();
  /** What the project remembers, for as long as it is open. */
  const memories = new Map<string, MemoryPort>();
  // One queue a project: turns run one after the other, and a new conversation begins when the last one has ended.
  const queues = createTaskQueues();

  const endNow = async (projectId: string): Promise<void> => {
    const conversation = conversations.get(projectId);
    conversations.delete(projectId);
    conversation?.stopAlarm();
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

  /** Runs a turn, sends what it does, and keeps it. @param from - Entries before it. */
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
      const { length, snapshot } = outcome.session;
      send({ type: 'settled', length, turn: outcome.turn.turn, snapshot });
      return outcome.session;
    } catch (error) {
      stream.abandon();
      throw error;
    }
  };
  const running = (projectId: string, conversationId: string): Conversation => {
    const conversation = conversations.get(projectId);
    if (conversation?.id !== conversationId) throw hostErrors.HOST_UNKNOWN_CONVERSATION({});
    return conversation;
  };
  const goOn = async (
    projectId: string,
    conversation: Conversation,
    turn: (session: Session, follow: TurnOptions) => Promise<TurnOutcome>,
  ): Promise<void> => {
    const { id, session } = conversation;
    conversation.session = await runTurn(projectId, id, session.length, (follow) => turn(session, follow));
    watch(projectId, conversation);
  };
  const letTimeCome = (projectId: string, conversation: Conversation): Promise<void> =>
    goOn(projectId, conversation, (session, follow) => fireTimer(conversation.engine, session, follow));
  /** Sets the alarm for the time that the conversation waits for, if it does. */
  const watch = (projectId: string, conversation: Conversation): void => {
    conversation.stopAlarm();
    const { timer } = conversation.session.snapshot;
    if (timer === null) return;
    const ring = () => void wake(projectId, conversation).catch(options.report);
    conversation.stopAlarm = options.setAlarm(timer.at - options.clock.now(), ring);
  };
  const wake = (projectId: string, conversation: Conversation): Promise<void> =>
    queues.run(projectId, async () => {
      const { timer } = conversation.session.snapshot;
      if (conversations.get(projectId) !== conversation || timer === null) return;
      // A message may have come first, or the alarm have rung early.
      if (timer.at > options.clock.now()) watch(projectId, conversation);
      else await letTimeCome(projectId, conversation);
    });
  /** Makes a conversation the project's running one; `begin` gives the session it goes on from. */
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
      const conversation = { id, engine, session: await begin(engine), stopAlarm: () => {}, close };
      conversations.set(projectId, conversation);
      watch(projectId, conversation);
      return conversation;
    } catch (error) {
      await close();
      throw error;
    }
  };

  /** Makes a conversation of the archive the running one again. */
  const takeUp = async (how: Parameters<typeof open>[0], prepared: PreparedProject): Promise<Session> => {
    const kept = await archive.session(sessions.get(how.projectId).path, how.conversationId);
    if (kept === undefined) throw hostErrors.HOST_UNKNOWN_CONVERSATION({});
    await open(how, prepared, async () => kept);
    return kept;
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
        const session = current?.id === conversationId ? current.session : await takeUp(how, prepared);
        const { length, snapshot } = session;
        return { length, turn: snapshot.turn, snapshot, entries: [...(await session.history(from))] };
      });
    },
    'simulator.send': async ({ projectId, conversationId, text, value }) => {
      await queues.run(projectId, async () => {
        const conversation = running(projectId, conversationId);
        await goOn(projectId, conversation, (session, follow) =>
          handleMessage(conversation.engine, session, { text, value }, follow),
        );
      });
      return {};
    },
    'simulator.skipWait': async ({ projectId, conversationId }) => {
      await queues.run(projectId, async () => letTimeCome(projectId, running(projectId, conversationId)));
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
 * Sends the entries of a turn while it runs, those of one burst together.
 *
 * @param from - Number of its first entry.
 */
function streamTurn(send: (event: SimulatorStream) => void, from: number) {
  let sent = 0;
  let burst: LogEntry[] = [];
  // A packet is shown as it leaves, with secrets masked, which is known only when the turn is over.
  let held = false;
  const flush = (): void => {
    if (burst.length === 0) return;
    send({ type: 'entries', from: from + sent, entries: burst });
    sent += burst.length;
    burst = [];
  };
  const follow: TurnOptions = {
    onEntry: (entry) => {
      held ||= entry.entry === 'handoff';
      if (held) return;
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
    /** Sends what is left. @param entries - All entries of the turn. */
    finish: (entries: readonly LogEntry[]): void => {
      flush();
      burst = entries.slice(sent);
      flush();
    },
    /** Takes back what was sent: the turn came to nothing. */
    abandon: (): void => {
      burst = [];
      if (sent > 0) send({ type: 'undone', length: from });
    },
  };
}
