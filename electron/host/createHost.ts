import { createTaskQueues } from '../../engine/base/createTaskQueues.ts';
import type { EventMessage } from '../../engine/contract/wire.ts';
import { createEngineCache } from './createEngineCache.ts';
import { createTasks } from './createTasks.ts';
import { createJournal } from './db/createJournal.ts';
import { createRecentProjects } from './db/createRecentProjects.ts';
import { createRecordingArchive } from './db/createRecordingArchive.ts';
import { openHostDatabase } from './db/openHostDatabase.ts';
import { createActionHandlers } from './handlers/createActionHandlers.ts';
import { createAppHandlers, createTaskHandlers } from './handlers/createAppHandlers.ts';

import { createBundleHandlers } from './handlers/createBundleHandlers.ts';
import { createEncoderHandlers } from './handlers/createEncoderHandlers.ts';
import { createExchangeHandlers } from './handlers/createExchangeHandlers.ts';
import { createKnowledgeHandlers } from './handlers/createKnowledgeHandlers.ts';
import { createNluHandlers } from './handlers/createNluHandlers.ts';
import { createProjectHandlers } from './handlers/createProjectHandlers.ts';
import { createRecordingHandlers } from './handlers/createRecordingHandlers.ts';
import { createSimulatorHandlers } from './handlers/createSimulatorHandlers.ts';

import type { Emit, Host, HostConnection, PageResume } from './host.ts';
import type { HostOptions } from './hostOptions.ts';
import { createProjectSessions } from './projects/createProjectSessions.ts';
import { createOpenFolders } from './projects/openProject.ts';
import { createRouter } from './router.ts';

/** Starts the host. Only the database is opened; everything else waits for a client's request. */
export function createHost(options: HostOptions): Host {
  const database = openHostDatabase(options.dataFolder, options.report);
  const journal = createJournal(database);
  const recents = createRecentProjects(database);
  const archive = createRecordingArchive(database, options.clock);
  const engines = createEngineCache(options.environment);
  const queues = createTaskQueues();
  const folders = createOpenFolders();
  const connections = new Set<HostConnection>();

  const connect = (send: (message: EventMessage) => void, resume?: PageResume): HostConnection => {
    const emit: Emit = (event, payload) => send({ event, payload });
    const sessions = createProjectSessions(options, journal, queues, folders, (payload) =>
      emit('project.changedOnDisk', payload),
    );
    const tasks = createTasks(emit);
    const shared = { options, sessions, engines, archive, tasks, emit };
    const simulator = createSimulatorHandlers(shared);
    const endWork = (projectId: string): Promise<void> => {
      tasks.cancelAll(projectId);
      return simulator.end(projectId);
    };
    const handlers = {
      ...createAppHandlers(options),
      ...createProjectHandlers({ options, sessions, recents, resume: resume ?? null, endWork }),
      ...simulator.handlers,
      ...createNluHandlers(shared),
      ...createActionHandlers(shared),
      ...createExchangeHandlers(shared),
      ...createKnowledgeHandlers(shared),
      ...createEncoderHandlers(shared),
      ...createRecordingHandlers(shared),
      ...createBundleHandlers(shared),
      ...createTaskHandlers(shared),
    };
    const route = createRouter(handlers, options.report);
    const pendingAnswers = new Set<Promise<unknown>>();
    const connection: HostConnection = {
      handle: (message) => {
        const answer = route(message);
        pendingAnswers.add(answer);
        void answer.then(() => pendingAnswers.delete(answer));
        return answer;
      },
      close: async () => {
        connections.delete(connection);
        // The results of measurements and trainings are no longer needed.
        tasks.cancelAll();
        // Running requests finish first, saves above all; a project that was just opened is then closed with the
        // others.
        await Promise.all(pendingAnswers);
        await simulator.close();
        await sessions.closeAll();
      },
    };
    connections.add(connection);
    return connection;
  };

  return {
    connect,
    close: async () => {
      await Promise.all([...connections].map((connection) => connection.close()));
      await engines.close();
      database.close();
    },
  };
}
