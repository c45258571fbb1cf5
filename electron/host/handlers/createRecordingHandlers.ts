import { join } from 'node:path';
import { deleteDurably, writeDurably } from '../../../engine/project/writeDurably.ts';
import { type Recording, writeRecording } from '../../../engine/replay/recording.ts';
import { replayRecording } from '../../../engine/replay/replayRecording.ts';
import { createScriptRunner } from '../../../engine/scripts/createScriptRunner.ts';
import { hostErrors } from '../hostErrors.ts';
import { describeRecording, readKeptRecordings, readRecordings } from '../readRecordings.ts';
import type { HandlersOf } from '../router.ts';

import { type HandlerContext, prepareOpenProject } from './handlerContext.ts';

/**
 * Handlers of `recordings.*`: the archive of simulated conversations, and the recordings kept in the project's
 * `recordings/` folder (a runtime's, say). A kept one wins over an archived one of the same id.
 */
export function createRecordingHandlers(context: HandlerContext): HandlersOf<'recordings'> {
  const { sessions, archive, options } = context;
  const kept = (path: string) => readKeptRecordings(path, options.report);

  const archived = async (path: string, id: string): Promise<Recording> => {
    const recording = await archive.read(path, id);
    if (recording === undefined) throw hostErrors.HOST_UNKNOWN_RECORDING({ id });
    return recording;
  };
  const find = async (projectId: string, id: string): Promise<Recording> => {
    const { path } = sessions.get(projectId);
    const file = (await kept(path)).find(({ recording }) => recording.header.id === id);
    if (file !== undefined) return file.recording;
    return archived(path, id);
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
      await archive.remove(path, recordingId);
      return {};
    },
    'recordings.keep': async ({ projectId, recordingId }) => {
      const { path } = sessions.get(projectId);
      const text = writeRecording(await archived(path, recordingId));
      const file = `recordings/${recordingId}.jsonl`;
      await writeDurably(join(path, file), text);
      return { path: file };
    },
  };
}
