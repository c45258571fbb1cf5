import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ToneBadge.module.css';

interface ToneBadgeProps {
  readonly tone: 'good' | 'warning' | 'bad' | 'neutral';
  readonly children: ReactNode;
}

/** A word on how something went, in a colour that can be read on both themes. */
export function ToneBadge({ tone, children }: ToneBadgeProps) {
  return (
    <Badge size="sm" tt="none" fw={600} className={classes.badge ?? ''} data-tone={tone}>
      {children}
    </Badge>
  );
}
