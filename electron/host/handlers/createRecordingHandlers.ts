import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingInfo } from '../../../engine/contract/methods/recordingMethods.ts';
import { writeDurably } from '../../../engine/project/writeDurably.ts';
import { readRecording } from '../../../engine/replay/readRecording.ts';
import { recordedActions } from '../../../engine/replay/recordedActions.ts';
import type { Recording } from '../../../engine/replay/recording.ts';
import { replayRecording } from '../../../engine/replay/replayRecording.ts';
import type { HandlersOf } from '../handlers.ts';
import { hostErrors } from '../hostErrors.ts';
import { type HandlerContext, prepareOpenProject } from './handlerContext.ts';

/**
 * Handlers of `recordings.*`: the archive of simulated conversations, and the recordings kept in the project's
 * `recordings/` folder (a runtime's, say). A kept one wins over an archived one of the same id.
 */
export function createRecordingHandlers(context: HandlerContext): HandlersOf<'recordings'> {
  const { sessions, archive, options } = context;

  const all = async (projectId: string): Promise<ReadonlyMap<string, Recording>> => {
    const { path } = sessions.get(projectId);
    const archived = archive.list(path).map(({ text, id }) => ({ text, file: id }));
    const recordings = new Map<string, Recording>();
    for (const { text, file } of [...archived, ...(await keptFiles(path))]) {
      const recording = readIfValid(text, file, options.report);
      if (recording !== undefined) recordings.set(recording.header.id, recording);
    }
    return recordings;
  };
  const find = async (projectId: string, id: string): Promise<Recording> => {
    const recording = (await all(projectId)).get(id);
    if (recording === undefined) throw hostErrors.HOST_UNKNOWN_RECORDING({ id });
    return recording;
  };

  return {
    'recordings.list': async ({ projectId }) => {
      const recordings = [...(await all(projectId)).values()].map(describe);
      return recordings.sort((a, b) => b.header.startedAt - a.header.startedAt);
    },
    'recordings.read': async ({ projectId, recordingId }) => {
      const { header, log } = await find(projectId, recordingId);
      return { header, log: [...log] };
    },
    'recordings.replay': async ({ projectId, recordingId }) => {
      const recording = await find(projectId, recordingId);
      const prepared = await prepareOpenProject(context, projectId);
      const { clock, ids } = options;
      const engine = prepared.engine({ actions: recordedActions(recording), clock, ids });
      return replayRecording(engine, recording);
    },
    'recordings.delete': async ({ projectId, recordingId }) => {
      archive.remove(sessions.get(projectId).path, recordingId);
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

async function keptFiles(
  project: string,
): Promise<readonly { readonly text: string; readonly file: string }[]> {
  const folder = join(project, 'recordings');
  const names = await readdir(folder).catch(() => []);
  const jsonl = names.filter((name) => name.endsWith('.jsonl')).sort();
  return Promise.all(
    jsonl.map(async (name) => ({
      text: await readFile(join(folder, name), 'utf8'),
      file: `recordings/${name}`,
    })),
  );
}

function readIfValid(text: string, file: string, report: (error: unknown) => void): Recording | undefined {
  try {
    return readRecording(text, file);
  } catch (error) {
    // One damaged file must not hide the other recordings.
    report(error);
    return undefined;
  }
}

function describe({ header, log }: Recording): RecordingInfo {
  const said = log.flatMap((entry) =>
    entry.entry === 'event' && entry.event.type === 'message' ? [entry.event.text] : [],
  );
  const ends = log.flatMap((entry) =>
    entry.entry === 'effect' && entry.effect.type === 'end' ? [entry.effect.resolution] : [],
  );
  return {
    header,
    turns: said.length,
    preview: (said[0] ?? '').slice(0, 120),
    resolution: ends.at(-1) ?? null,
  };
}
