import type { PreparedProject } from '../../../engine/project/prepareProject.ts';
import type { RecordingArchive } from '../db/createRecordingArchive.ts';
import type { EngineCache } from '../engines/createEngineCache.ts';
import { progressReporter } from '../engines/progressReporter.ts';
import type { Emit } from '../host.ts';
import type { HostOptions } from '../hostOptions.ts';
import type { ProjectSessions } from '../projects/createProjectSessions.ts';

/** What the handlers of one connection share. */
export interface HandlerContext {
  readonly options: HostOptions;
  readonly sessions: ProjectSessions;
  readonly engines: EngineCache;
  readonly archive: RecordingArchive;
  readonly emit: Emit;
}

/** Makes an open project ready to run, with progress events on the way. */
export async function prepareOpenProject(
  context: HandlerContext,
  projectId: string,
  signal?: AbortSignal,
): Promise<PreparedProject> {
  const { path } = context.sessions.get(projectId);
  const progress = progressReporter(context.emit, projectId);
  try {
    return await context.engines.prepare(path, progress.report, signal);
  } finally {
    progress.done();
  }
}
