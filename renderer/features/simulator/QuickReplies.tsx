import { Button, Group } from '@mantine/core';
import type { QuickReply } from '../../../engine/kit/effect.ts';
import classes from './QuickReplies.module.css';

interface QuickRepliesProps {
  readonly replies: readonly QuickReply[];
  /** Value of the reply that was tapped. */
  readonly chosen: string | null;
  /** The customer has gone on: they can be seen, not tapped. */
  readonly disabled: boolean;
  readonly onChoose: (reply: QuickReply) => void;
}

/** Answers to tap. */
export function QuickReplies({ replies, chosen, disabled, onChoose }: QuickRepliesProps) {
  return (
    <Group gap={6} role="group" aria-label="Quick replies">
      {replies.map((reply) => (
        <Button
          key={reply.value}
          size="compact-sm"
          radius="xl"
          variant={reply.value === chosen ? 'light' : 'outline'}
          disabled={disabled}
          data-chosen={reply.value === chosen || undefined}
          aria-pressed={reply.value === chosen || undefined}
          className={classes.reply ?? ''}
          onClick={(event) => {
            // The turn around it would take the click as a wish to see its details.
            event.stopPropagation();
            onChoose(reply);
          }}
        >
          {reply.label}
        </Button>
      ))}
    </Group>
  );
}
