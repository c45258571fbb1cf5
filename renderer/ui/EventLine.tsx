import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './EventLine.module.css';
import type { IconComponent } from './iconComponent.ts';

interface EventLineProps {
  readonly icon: IconComponent;
  readonly tone?: 'normal' | 'good' | 'bad' | 'warning';
  readonly children: ReactNode;
}

/** Something that happened between two messages of a conversation, in one quiet line. */
export function EventLine({ icon: Icon, tone = 'normal', children }: EventLineProps) {
  return (
    <div className={classes.line} data-tone={tone}>
      <Icon size={14} stroke={1.8} />
      <Text component="div" size="xs" lh={1.4} className={classes.text}>
        {children}
      </Text>
    </div>
  );
}
