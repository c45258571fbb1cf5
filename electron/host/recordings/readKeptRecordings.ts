import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assertOwnFolder } from '../../../engine/project/assertOwnFolder.ts';
import { readRecording } from '../../../engine/replay/readRecording.ts';
import type { Recording } from '../../../engine/replay/recording.ts';

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
