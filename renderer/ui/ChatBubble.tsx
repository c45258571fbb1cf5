import { Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ChatBubble.module.css';
import eventLineClasses from './EventLine.module.css';
import type { IconComponent } from './panelDefinition.ts';

interface ChatBubbleProps {
  readonly from: 'customer' | 'assistant';
  /** On its way, not delivered yet. */
  readonly pending?: boolean;
  readonly children: ReactNode;
}

/** One message of a conversation: the customer's at the right, the assistant's at the left. */
export function ChatBubble({ from, pending = false, children }: ChatBubbleProps) {
  return (
    <div className={classes.row} data-from={from}>
      <div className={classes.bubble} data-from={from} data-pending={pending || undefined}>
        <VisuallyHidden component="span">{from === 'customer' ? 'Customer: ' : 'Assistant: '}</VisuallyHidden>
        {children}
      </div>
    </div>
  );
}

interface EventLineProps {
  readonly icon: IconComponent;
  readonly tone?: 'normal' | 'good' | 'bad' | 'warning';
  readonly children: ReactNode;
}

/** Something that happened between two messages of a conversation, in one quiet line. */
export function EventLine({ icon: Icon, tone = 'normal', children }: EventLineProps) {
  return (
    <div className={eventLineClasses.line} data-tone={tone}>
      <Icon size={14} stroke={1.8} />
      <Text component="div" size="xs" lh={1.4} className={eventLineClasses.text}>
        {children}
      </Text>
    </div>
  );
}
