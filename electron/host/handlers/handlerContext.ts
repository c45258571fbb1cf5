import { createWorkspace, type Workspace } from '../../../engine/edit/workspace.ts';
import { nodeRegistry } from '../../../engine/nodes/index.ts';
import type { PreparedProject } from '../../../engine/project/prepareProject.ts';
import { readProjectFolder } from '../../../engine/project/readProjectFolder.ts';
import type { EngineCache } from '../createEngineCache.ts';
import type { Tasks } from '../createTasks.ts';
import type { RecordingArchive } from '../db/createRecordingArchive.ts';
import type { Emit } from '../host.ts';
import type { HostOptions } from '../hostOptions.ts';
import type { ProjectSessions } from '../projects/createProjectSessions.ts';

/** What the handlers of one connection share. */
export interface HandlerContext {
  readonly options: HostOptions;
  readonly sessions: ProjectSessions;
  readonly engines: EngineCache;
  readonly archive: RecordingArchive;
  readonly tasks: Tasks;
  readonly emit: Emit;
}

/** The saved files of an open project, for what reads them as a whole. */
export async function openSaved(
  { sessions }: Pick<HandlerContext, 'sessions'>,
  projectId: string,
): Promise<Workspace> {
  const { files } = await readProjectFolder(sessions.get(projectId).path);
  return createWorkspace(files, nodeRegistry);
}

/**
 * Prepares an open project, as a task.
 *
 * @param isKept - See `Tasks.run`.
 */
export async function prepareOpenProject(
  context: HandlerContext,
  projectId: string,
  isKept = false,
): Promise<PreparedProject> {
  const { path } = context.sessions.get(projectId);
  return context.tasks.run(
    projectId,
    (report, signal) => context.engines.prepare(path, report, signal),
    isKept,
  );
}
