import type { Recording } from '../../../engine/replay/recording.ts';
import type { RecordingArchive } from '../db/createRecordingArchive.ts';
import { readKeptRecordings } from './readKeptRecordings.ts';

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
