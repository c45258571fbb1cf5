import { ActionIcon, Textarea } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useStudio } from '../../stores/studioContext.ts';
import { useSimulation } from '../../stores/useStores.ts';
import classes from './MessageInput.module.css';

/** What the customer types. Enter sends, Shift+Enter begins a line. */
export function MessageInput() {
  const { simulation } = useStudio();
  const draft = useSimulation((state) => state.draft);
  const waiting = useSimulation((state) => state.status === 'waiting');
  const field = useRef<HTMLTextAreaElement>(null);
  const ready = waiting && draft.trim() !== '';

  useEffect(() => {
    // After a start, or after a quick reply that is gone, the customer goes on by typing; nobody else loses the focus.
    if (waiting && document.activeElement === document.body) field.current?.focus();
  }, [waiting]);

  const send = () => {
    if (ready) void simulation.getState().send({ text: draft.trim() });
  };
  return (
    <div className={classes.input}>
      <Textarea
        ref={field}
        flex={1}
        autosize
        minRows={1}
        maxRows={4}
        placeholder="Write as a customer"
        aria-label="Message to the assistant"
        value={draft}
        onChange={(event) => simulation.getState().setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <ActionIcon
        size={36}
        variant="filled"
        color="loom"
        aria-label="Send"
        aria-disabled={!ready || undefined}
        {...(ready ? {} : { 'data-disabled': true })}
        onClick={send}
      >
        <IconSend2 size={18} stroke={1.7} />
      </ActionIcon>
    </div>
  );
}
