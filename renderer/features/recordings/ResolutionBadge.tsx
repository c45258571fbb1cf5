import { Badge } from '@mantine/core';
import type { RecordingInfo } from '../../../engine/contract/methods/recordingMethods.ts';

const colors = { resolved: 'teal', unresolved: 'gray', escalated: 'orange' };

/** How a conversation ended; "open" when it did not. */
export function ResolutionBadge({ resolution }: Pick<RecordingInfo, 'resolution'>) {
  return (
    <Badge
      size="sm"
      variant="light"
      tt="none"
      fw={500}
      color={resolution === null ? 'gray' : colors[resolution]}
      style={{ flex: 'none' }}
    >
      {resolution ?? 'open'}
    </Badge>
  );
}
