import { Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconBookmarkFilled } from '@tabler/icons-react';
import type { RecordingInfo } from '../../../engine/contract/methods/recordingMethods.ts';
import classes from './RecordingItem.module.css';
import { ResolutionBadge } from './ResolutionBadge.tsx';
import { turnCount } from './turnCount.ts';

interface RecordingItemProps {
  readonly info: RecordingInfo;
  readonly open: boolean;
  readonly onOpen: () => void;
}

/** A recording in the list: how it began, when, where, how long and how it ended. */
export function RecordingItem({ info, open, onOpen }: RecordingItemProps) {
  const { header, preview, turns, resolution, keptAs } = info;
  const when = new Date(header.startedAt).toLocaleString(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <li>
      <UnstyledButton className={classes.item} aria-current={open ? 'true' : undefined} onClick={onOpen}>
        <div className={classes.line}>
          <Text size="sm" fw={500} truncate flex={1}>
            {preview === '' ? 'Nothing said' : preview}
          </Text>
          {keptAs !== null && (
            <Tooltip label={`Kept as ${keptAs}`}>
              <IconBookmarkFilled
                size={14}
                color="var(--dl-accent-text)"
                role="img"
                aria-label="Kept in the project"
              />
            </Tooltip>
          )}
        </div>
        <div className={classes.line}>
          <Text size="xs" c="dimmed" truncate flex={1}>
            {when}
          </Text>
          <ResolutionBadge resolution={resolution} />
        </div>
        <Text size="xs" c="dimmed" truncate>
          {header.source} · {turnCount(turns)}
        </Text>
      </UnstyledButton>
    </li>
  );
}
