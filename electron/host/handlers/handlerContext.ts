import type { PreparedProject } from '../../../engine/project/prepareProject.ts';
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

/**
 * Makes an open project ready to run, as a task.
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
