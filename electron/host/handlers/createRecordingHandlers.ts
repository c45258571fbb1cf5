import { join } from 'node:path';
import { deleteDurably, writeDurably } from '../../../engine/project/writeDurably.ts';
import { readRecording } from '../../../engine/replay/readRecording.ts';
import type { Recording } from '../../../engine/replay/recording.ts';
import { replayRecording } from '../../../engine/replay/replayRecording.ts';
import { createScriptRunner } from '../../../engine/scripts/createScriptRunner.ts';
import type { HandlersOf } from '../handlers.ts';
import { hostErrors } from '../hostErrors.ts';
import { describeRecording } from '../recordings/describeRecording.ts';
import { readKeptRecordings } from '../recordings/readKeptRecordings.ts';
import { readRecordings } from '../recordings/readRecordings.ts';
import { type HandlerContext, prepareOpenProject } from './handlerContext.ts';

/**
 * Handlers of `recordings.*`: the archive of simulated conversations, and the recordings kept in the project's
 * `recordings/` folder (a runtime's, say). A kept one wins over an archived one of the same id.
 */
export function createRecordingHandlers(context: HandlerContext): HandlersOf<'recordings'> {
  const { sessions, archive, options } = context;
  const kept = (path: string) => readKeptRecordings(path, options.report);

  const find = async (projectId: string, id: string): Promise<Recording> => {
    const { path } = sessions.get(projectId);
    const file = (await kept(path)).find(({ recording }) => recording.header.id === id);
    if (file !== undefined) return file.recording;
    const archived = archive.find(path, id);
    if (archived === undefined) throw hostErrors.HOST_UNKNOWN_RECORDING({ id });
    return readRecording(archived.text, id);
  };

  return {
    'recordings.list': async ({ projectId }) => {
      const { path } = sessions.get(projectId);
      const found = await readRecordings(archive, path, options.report);
      return found
        .map(({ recording, keptAs }) => describeRecording(recording, keptAs))
        .sort((a, b) => b.header.startedAt - a.header.startedAt);
    },
    'recordings.read': async ({ projectId, recordingId }) => {
      const { header, log } = await find(projectId, recordingId);
      return { header, log: [...log] };
    },
    'recordings.replay': async ({ projectId, recordingId }) => {
      const recording = await find(projectId, recordingId);
      const prepared = await prepareOpenProject(context, projectId);
      const { clock, random, ids } = options;
      const scripts = createScriptRunner();
      const engine = prepared.engine({
        // All else is answered by the recording.
        ports: { run_script: scripts },
        memory: null,
        clock,
        random,
        ids,
      });
      try {
        return await replayRecording(engine, recording);
      } finally {
        await scripts.close();
      }
    },
    'recordings.delete': async ({ projectId, recordingId }) => {
      const { path } = sessions.get(projectId);
      const files = (await kept(path)).filter(({ recording }) => recording.header.id === recordingId);
      for (const { file } of files) await deleteDurably(join(path, file));
      archive.remove(path, recordingId);
      return {};
    },
    'recordings.keep': async ({ projectId, recordingId }) => {
      const { path } = sessions.get(projectId);
      const archived = archive.find(path, recordingId);
      if (archived === undefined) throw hostErrors.HOST_UNKNOWN_RECORDING({ id: recordingId });
      const file = `recordings/${recordingId}.jsonl`;
      await writeDurably(join(path, file), archived.text);
      return { path: file };
    },
  };
}
