import { Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './NeedsHost.module.css';

interface NeedsHostProps {
  /** The host cannot be reached. */
  readonly away: boolean;
  /** Name of what needs it, at the start of a sentence. */
  readonly what: string;
  readonly children: ReactNode;
}

/** Says that something does not work while the host is away. */
export function HostNote({ what }: Pick<NeedsHostProps, 'what'>) {
  return (
    <div className={classes.note} role="status">
      <IconPlugConnectedX size={15} stroke={1.8} style={{ flex: 'none' }} />
      <Text size="xs" lh={1.4}>
        {what} is not available while this page is not connected. It will continue by itself.
      </Text>
    </div>
  );
}

/**
 * Something that works only with the host. While that is away, it says so above what it showed last, which can be read but not
 * used; then it goes on as it was.
 */
export function NeedsHost({ away, what, children }: NeedsHostProps) {
  return (
    <div className={classes.frame}>
      {away && <HostNote what={what} />}
      <div className={classes.content} inert={away}>
        {children}
      </div>
    </div>
  );
}
