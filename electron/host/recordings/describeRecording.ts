import type { RecordingInfo } from '../../../engine/contract/methods/recordingMethods.ts';
import type { Recording } from '../../../engine/replay/recording.ts';

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
