import type { ConversationEngine } from '../conversation/conversationEngine.ts';
import { createUseEmbedder } from '../knowledge/embed/createUseEmbedder.ts';
import { openActions } from './openActions.ts';
import { prepareProject } from './prepareProject.ts';
import { systemClock, systemIds } from './systemPorts.ts';

/** A project to run in a command. */
export interface ProjectToRun {
  readonly folder: string;
  /** How actions are answered: mock examples, real services, or as somebody else arranges (a replay's recording). */
  readonly actions: 'mock' | 'live' | 'recorded';
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told in words what takes a while. */
  readonly note: (line: string) => void;
}

/**
 * Prepares a project, hands its engine over and closes everything again, also after a failure.
 *
 * @returns What `use` returns.
 * @throws AppError of the project, and whatever `use` throws.
 */
export async function withProjectEngine<T>(
  { folder, actions: how, env, note }: ProjectToRun,
  use: (engine: ConversationEngine) => Promise<T>,
): Promise<T> {
  const embedder = createUseEmbedder();
  const begun = new Set<string>();
  try {
    const prepared = await prepareProject({
      folder,
      embedder,
      onProgress: ({ task, label }) => {
        if (!begun.has(task)) note(`${label}…`);
        begun.add(task);
      },
    });
    // A replay brings the recorded answers itself; it needs no server, only something that answers nothing.
    const actions = await openActions(prepared.project, how === 'recorded' ? 'live' : how, env);
    try {
      return await use(prepared.engine({ actions: actions.port, clock: systemClock, ids: systemIds }));
    } finally {
      await actions.close();
    }
  } finally {
    await embedder.close();
  }
}
