import type { RecordingInfo } from '../../../engine/contract/methods/recordingMethods.ts';
import { ToneBadge } from '../../ui/ToneBadge.tsx';

const tones = { resolved: 'good', unresolved: 'neutral', escalated: 'warning' } as const;

/** How a conversation ended; "open" when it did not. */
export function ResolutionBadge({ resolution }: Pick<RecordingInfo, 'resolution'>) {
  return (
    <ToneBadge tone={resolution === null ? 'neutral' : tones[resolution]}>{resolution ?? 'open'}</ToneBadge>
  );
}
