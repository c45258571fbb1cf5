import type { ConversationEngine } from '../conversation/conversationEngine.ts';
import { createInProcessMemory } from '../conversation/createInProcessMemory.ts';
import { openPorts } from './openPorts.ts';
import { systemClock, systemIds, systemRandom } from './systemPorts.ts';
import { type ProjectToPrepare, withPreparedProject } from './withPreparedProject.ts';

/** A project to run in a command. */
export interface ProjectToRun extends ProjectToPrepare {
  /** How actions are answered: from their mock examples, or by the real services. */
  readonly actions: 'mock' | 'live';
}

/**
 * Prepares a project, hands its engine over and closes everything again, also after a failure.
 *
 * @returns What `use` returns.
 * @throws AppError of the project, and whatever `use` throws.
 */
export function withProjectEngine<T>(
  options: ProjectToRun,
  use: (engine: ConversationEngine) => Promise<T>,
): Promise<T> {
  return withPreparedProject(options, async ({ project, engine }) => {
    const { ports, close } = await openPorts(project, options.actions, options.env);
    try {
      return await use(
        engine({
          ports,
          memory: createInProcessMemory(),
          clock: systemClock,
          random: systemRandom,
          ids: systemIds,
        }),
      );
    } finally {
      await close();
    }
  });
}
