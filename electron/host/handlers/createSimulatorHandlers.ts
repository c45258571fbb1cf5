import { createTaskQueues } from '../../../engine/base/createTaskQueues.ts';
import type { SimulatedTurn } from '../../../engine/contract/methods/simulatorMethods.ts';
import type { ConversationEngine } from '../../../engine/conversation/conversationEngine.ts';
import { handleMessage } from '../../../engine/conversation/handleMessage.ts';
import type { LogEntry, Session } from '../../../engine/conversation/session.ts';
import { startConversation } from '../../../engine/conversation/startConversation.ts';
import type { TurnOutcome } from '../../../engine/conversation/turnOutcome.ts';
import { openActions } from '../../../engine/project/openActions.ts';
import { writeRecording } from '../../../engine/replay/writeRecording.ts';
import type { HandlersOf } from '../handlers.ts';
import { hostErrors } from '../hostErrors.ts';
import { type HandlerContext, prepareOpenProject } from './handlerContext.ts';

interface Conversation {
  readonly id: string;
  readonly engine: ConversationEngine;
  session: Session;
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
 * over real HTTP. Every turn is kept as a recording.
 */
export function createSimulatorHandlers(context: HandlerContext): SimulatorHandlers {
  const { options, sessions, archive, emit } = context;
  const conversations = new Map<string, Conversation>();
  // One queue a project: turns run one after the other, and a new conversation begins when the last one has ended.
  const queues = createTaskQueues();

  const endNow = async (projectId: string): Promise<void> => {
    const conversation = conversations.get(projectId);
    conversations.delete(projectId);
    await conversation?.close();
  };
  const end = (projectId: string): Promise<void> => queues.run(projectId, () => endNow(projectId));
  const follow = (projectId: string, conversationId: string) => ({
    onEntry: (entry: LogEntry) => emit('simulator.entry', { projectId, conversationId, entry }),
  });
  const keep = (projectId: string, { session, turn }: TurnOutcome): SimulatedTurn => {
    const { id, startedAt } = session.header;
    archive.save({ id, projectPath: sessions.get(projectId).path, startedAt, text: writeRecording(session) });
    return { conversationId: id, turn: turn.turn, entries: [...turn.entries], snapshot: session.snapshot };
  };

  const handlers: HandlersOf<'simulator'> = {
    'simulator.start': async ({ projectId, actions: how, locale }) => {
      const prepared = await prepareOpenProject(context, projectId);
      return queues.run(projectId, async () => {
        await endNow(projectId);
        const actions = await openActions(prepared.project, how, options.environment);
        const engine = prepared.engine({
          actions: actions.port,
          scripts: null,
          generator: null,
          memory: null,
          clock: options.clock,
          random: options.random,
          ids: options.ids,
        });
        const id = options.ids.next('conv');
        const start = { id, source: 'simulator', ...(locale === null ? {} : { locale }) } as const;
        try {
          const outcome = await startConversation(engine, { ...start, ...follow(projectId, id) });
          const first = keep(projectId, outcome);
          conversations.set(projectId, { id, engine, session: outcome.session, close: actions.close });
          return first;
        } catch (error) {
          await actions.close();
          throw error;
        }
      });
    },
    'simulator.send': ({ projectId, conversationId, text, value }) =>
      queues.run(projectId, async () => {
        const conversation = conversations.get(projectId);
        if (conversation?.id !== conversationId) throw hostErrors.HOST_UNKNOWN_CONVERSATION({});
        const { engine, session } = conversation;
        const outcome = await handleMessage(
          engine,
          session,
          { text, value },
          follow(projectId, conversationId),
        );
        conversation.session = outcome.session;
        return keep(projectId, outcome);
      }),
  };
  return {
    handlers,
    end,
    close: async () => {
      await Promise.all([...conversations.keys()].map(end));
    },
  };
}
