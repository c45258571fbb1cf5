import type { ReactNode } from 'react';
import classes from './ChatBubble.module.css';

interface ChatBubbleProps {
  readonly from: 'customer' | 'assistant';
  /** Draws it as different from what it is compared with, or as not yet delivered. */
  readonly tone?: 'changed' | 'pending';
  readonly children: ReactNode;
}

/** One message of a conversation: the customer's at the right, the assistant's at the left. */
export function ChatBubble({ from, tone, children }: ChatBubbleProps) {
  return (
    <div className={classes.row} data-from={from}>
      <div className={classes.bubble} data-from={from} data-tone={tone}>
        <span className={classes.speaker}>{from === 'customer' ? 'Customer: ' : 'Assistant: '}</span>
        {children}
      </div>
    </div>
  );
}
