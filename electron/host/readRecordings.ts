// Recordings that the studio shows: those kept in projects, those of the archive, and a short description of each.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingInfo } from '../../engine/contract/methods/recordingMethods.ts';
import { assertOwnFolder } from '../../engine/project/readProjectFolder.ts';
import { type Recording, readRecording } from '../../engine/replay/recording.ts';
import type { RecordingArchive } from './db/createRecordingArchive.ts';

/**
 * What the list of recordings shows of one.
 *
 * @param keptAs - Its path below the project; null when only the archive has it.
 */
export function describeRecording({ header, log }: Recording, keptAs: string | null): RecordingInfo {
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
    keptAs,
  };
}

/** A recording that is kept with the project. */
export interface KeptRecording {
  /** Relative to the project: `recordings/conv_1.jsonl`. */
  readonly file: string;
  readonly recording: Recording;
}

/**
 * Reads the recordings in a project's `recordings/` folder, by file name. One that is damaged or cannot be read must not
 * hide the others: it is reported and left out.
 *
 * @param project - The project's folder.
 */
export async function readKeptRecordings(
  project: string,
  report: (error: unknown) => void,
): Promise<readonly KeptRecording[]> {
  const kept: KeptRecording[] = [];
  for (const name of await namesIn(project, report)) {
    const file = `recordings/${name}`;
    try {
      kept.push({ file, recording: readRecording(await readFile(join(project, file), 'utf8'), file) });
    } catch (error) {
      report(error);
    }
  }
  return kept;
}

async function namesIn(project: string, report: (error: unknown) => void): Promise<readonly string[]> {
  try {
    await assertOwnFolder(project, 'recordings');
    const names = await readdir(join(project, 'recordings'));
    return names.filter((name) => name.endsWith('.jsonl')).sort();
  } catch (error) {
    // Most projects keep none.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') report(error);
    return [];
  }
}

/** A recording of a project, wherever it is. */
export interface FoundRecording {
  readonly recording: Recording;
  /** Its path below the project; null when only the archive has it. */
  readonly keptAs: string | null;
}

/**
 * Reads all recordings of a project: those in the archive of simulated conversations, and those kept in its folder. A kept
 * one wins over an archived one of the same id. One that is damaged must not hide the others: it is reported and left out.
 *
 * @param project - The project's folder.
 */
export async function readRecordings(
  archive: RecordingArchive,
  project: string,
  report: (error: unknown) => void,
): Promise<readonly FoundRecording[]> {
  const found = new Map<string, FoundRecording>();
  for (const id of archive.list(project)) {
    try {
      const recording = await archive.read(project, id);
      if (recording !== undefined) found.set(id, { recording, keptAs: null });
    } catch (error) {
      report(error);
    }
  }
  for (const { recording, file } of await readKeptRecordings(project, report))
    found.set(recording.header.id, { recording, keptAs: file });
  return [...found.values()];
}
