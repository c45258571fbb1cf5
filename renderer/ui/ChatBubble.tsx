import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ChatBubble.module.css';

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
