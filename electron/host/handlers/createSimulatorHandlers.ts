import { createTaskQueues } from '../../../engine/base/createTaskQueues.ts';
import type { SimulatedTurn } from '../../../engine/contract/methods/simulatorMethods.ts';
import type { ConversationEngine } from '../../../engine/conversation/conversationEngine.ts';
import { createInProcessMemory } from '../../../engine/conversation/createInProcessMemory.ts';
import { fireTimer } from '../../../engine/conversation/fireTimer.ts';
import { handleMessage } from '../../../engine/conversation/handleMessage.ts';
import type { LogEntry, Session } from '../../../engine/conversation/session.ts';
import { startConversation } from '../../../engine/conversation/startConversation.ts';
import type { TurnOutcome } from '../../../engine/conversation/turnOutcome.ts';
import type { MemoryPort } from '../../../engine/model/memoryPort.ts';
import { openPorts } from '../../../engine/project/openPorts.ts';
import { writeRecording } from '../../../engine/replay/writeRecording.ts';
import type { HandlersOf } from '../handlers.ts';
import { hostErrors } from '../hostErrors.ts';
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
 * over real HTTP. Every turn is kept as a recording. A conversation goes on by itself when its time has come.
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
  const follow = (projectId: string, conversationId: string) => ({
    onEntry: (entry: LogEntry) => emit('simulator.entry', { projectId, conversationId, entry }),
    onPreview: (sentence: string) => emit('simulator.preview', { projectId, conversationId, sentence }),
  });
  const keep = async (projectId: string, { session, turn }: TurnOutcome): Promise<SimulatedTurn> => {
    const { header, history } = session;
    const { id, startedAt } = header;
    const text = writeRecording({ header, log: await history() });
    archive.save({ id, projectPath: sessions.get(projectId).path, startedAt, text });
    return { conversationId: id, turn: turn.turn, entries: [...turn.entries], snapshot: session.snapshot };
  };

  const running = (projectId: string, conversationId: string): Conversation => {
    const conversation = conversations.get(projectId);
    if (conversation?.id !== conversationId) throw hostErrors.HOST_UNKNOWN_CONVERSATION({});
    return conversation;
  };
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
      else emit('simulator.woke', { projectId, turn: await letTimeCome(projectId, conversation) });
    });
  const goOn = (
    projectId: string,
    conversation: Conversation,
    outcome: TurnOutcome,
  ): Promise<SimulatedTurn> => {
    conversation.session = outcome.session;
    watch(projectId, conversation);
    return keep(projectId, outcome);
  };
  const letTimeCome = async (projectId: string, conversation: Conversation): Promise<SimulatedTurn> => {
    const { id, engine, session } = conversation;
    return goOn(projectId, conversation, await fireTimer(engine, session, follow(projectId, id)));
  };

  const handlers: HandlersOf<'simulator'> = {
    'simulator.start': async ({ projectId, actions: how, locale, customer }) => {
      const prepared = await prepareOpenProject(context, projectId);
      return queues.run(projectId, async () => {
        await endNow(projectId);
        const { ports, close } = await openPorts(prepared.project, how, options.environment);
        const engine = prepared.engine({
          ports,
          memory: memoryOf(projectId),
          clock: options.clock,
          random: options.random,
          ids: options.ids,
        });
        const id = options.ids.next('conv');
        const start = { id, source: 'simulator', locale: locale ?? undefined, customer } as const;
        try {
          const outcome = await startConversation(engine, { ...start, ...follow(projectId, id) });
          const conversation: Conversation = {
            id,
            engine,
            session: outcome.session,
            stopAlarm: () => {},
            close,
          };
          const first = await goOn(projectId, conversation, outcome);
          conversations.set(projectId, conversation);
          return first;
        } catch (error) {
          await close();
          throw error;
        }
      });
    },
    'simulator.send': ({ projectId, conversationId, text, value }) =>
      queues.run(projectId, async () => {
        const conversation = running(projectId, conversationId);
        const { engine, session } = conversation;
        const outcome = await handleMessage(
          engine,
          session,
          { text, value },
          follow(projectId, conversationId),
        );
        return goOn(projectId, conversation, outcome);
      }),
    'simulator.skipWait': ({ projectId, conversationId }) =>
      queues.run(projectId, async () => letTimeCome(projectId, running(projectId, conversationId))),
  };
  return {
    handlers,
    end,
    close: async () => {
      await Promise.all([...conversations.keys()].map(end));
    },
  };
}
