import { resolve } from 'node:path';
import { type NluJobKind, type NluJobs, runNluJob } from '../../../nlu/jobs/runNluJob.ts';
import { type ProjectJobOptions, projectJob } from '../../../nlu/projectJob.ts';
import { trainIntents } from '../../../nlu/trainIntents.ts';
import type { ProjectOnDisk } from '../../../project/openProjectFolder.ts';
import { openForUnderstanding } from '../../../project/prepareUnderstanding.ts';
import { projectEmbedder } from '../../../project/withProject.ts';
import type { CliIo } from '../../cliCommand.ts';

/**
 * Makes a measurement of a project folder.
 *
 * @throws AppError of the project's documents, and what the measurement throws.
 */
export async function measureProject<K extends NluJobKind>(
  io: CliIo,
  folder: string,
  kind: K,
  options: ProjectJobOptions,
): Promise<{ readonly opened: ProjectOnDisk; readonly report: NluJobs[K]['report'] }> {
  const opened = await openForUnderstanding(resolve(io.cwd, folder));
  io.note('Learning and measuring…');
  const job = projectJob(kind, opened.project, options);
  const embedder = projectEmbedder(opened.project.manifest, opened.folder, io.env);
  try {
    const train = trainIntents({ embedder, names: job.data.names });
    return { opened, report: await runNluJob(train, job, { stopwatch: () => performance.now() }) };
  } finally {
    await embedder.close();
  }
}
