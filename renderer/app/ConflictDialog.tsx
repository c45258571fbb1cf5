import { Button, Group, Modal, ScrollArea, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useStudio } from '../stores/studioContext.ts';
import { useDocument } from '../stores/useStores.ts';
import classes from './ConflictDialog.module.css';

/** A file was edited here and changed on disk by someone else: shows both, and lets a person decide. */
export function ConflictDialog() {
  const { document } = useStudio();
  const conflict = useDocument(({ conflicts }) => conflicts[0]);
  const left = useDocument(({ conflicts }) => conflicts.length);
  const [side, setSide] = useState<'disk' | 'mine'>('disk');
  if (conflict === undefined) return null;
  const { path, mine, disk } = conflict;
  const text = side === 'disk' ? disk : mine;
  const resolve = (choice: 'disk' | 'mine') => document.getState().resolveConflict(path, choice);
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={`${path} was changed on disk`}
      size="xl"
    >
      <Stack gap="sm">
        <Text size="sm">
          Another program changed this file while you were editing it, so your last edits of it are not saved
          yet. Nothing is overwritten until you choose{left > 1 ? `; ${left - 1} more after this one` : ''}.
        </Text>
        <SegmentedControl
          value={side}
          onChange={(value) => setSide(value === 'mine' ? 'mine' : 'disk')}
          data={[
            { value: 'disk', label: 'Version on disk' },
            { value: 'mine', label: 'My version' },
          ]}
        />
        <ScrollArea h={320} className={classes.text} type="auto" scrollbars="y">
          {text === null ? (
            <Text size="sm" c="dimmed" p="md">
              The file was deleted {side === 'disk' ? 'on disk' : 'here'}.
            </Text>
          ) : (
            <pre>
              {lines(text, side === 'disk' ? mine : disk).map(({ line, changed, number }) => (
                <div key={number} data-changed={changed || undefined}>
                  {line === '' ? ' ' : line}
                </div>
              ))}
            </pre>
          )}
        </ScrollArea>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => resolve('mine')}>
            Keep mine and overwrite
          </Button>
          <Button onClick={() => resolve('disk')}>Use the version on disk</Button>
        </Group>
        <Text size="xs" c="dimmed" ta="right">
          Undo brings your version back if you use the one on disk.
        </Text>
      </Stack>
    </Modal>
  );
}

/** The lines of a text; those that the other version does not have are marked. */
function lines(text: string, other: string | null) {
  const known = new Set((other ?? '').split(/\r?\n/));
  return text
    .split(/\r?\n/)
    .map((line, number) => ({ line, number, changed: line.trim() !== '' && !known.has(line) }));
}
