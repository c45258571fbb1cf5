import { ActionIcon, Autocomplete, Button, Group, Menu, Modal, Stack, Text } from '@mantine/core';
import { useModals } from '@mantine/modals';
import { IconCopy, IconDotsVertical, IconTallymark1, IconTallymarks, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { messageProps } from '../../../nodes/FieldEditor.ts';
import { expressionError } from '../../../nodes/widgets/expressionWidgets.tsx';
import { runEdit, showNotice } from '../../../stores/runEdit.ts';
import { countOfRow, formsBesideOther, numbersFor, type TextRow } from '../../../stores/texts.ts';
import { useDocument, useStudio } from '../../../stores/useStudio.ts';
import classes from './TextGrid.module.css';

interface CountDialogProps {
  readonly row: TextRow;
  readonly onClose: () => void;
}

/** Asks for the number that decides which form of a text is said, and gives the text its forms. */
export function CountDialog({ row, onClose }: CountDialogProps) {
  const studio = useStudio();
  const { key } = row;
  const known = countOfRow(row);
  const project = useDocument((state) => state.project);
  const offered = project === null ? [] : numbersFor(project, row);
  const [count, setCount] = useState(known ?? offered[0] ?? '');
  const typed = count.trim();
  const problem = expressionError(typed);
  const isReady = typed !== '' && problem === undefined;
  const save = () => {
    if (runEdit(studio, 'text.setCount', { key, count: typed }) === undefined) return;
    studio.view.getState().openItem('texts', key);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Plural forms of ${key}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) save();
        }}
      >
        <Stack gap="sm">
          <Autocomplete
            label="Number"
            data-autofocus
            openOnFocus={false}
            {...messageProps(
              problem,
              'Decides which form is said. An expression, such as slots.tickets or size(vars.orders).',
            )}
            data={offered}
            value={count}
            onChange={setCount}
          />
          {known === undefined && (
            <Text size="sm" c="dimmed">
              What is written now becomes the form “other”, in every language. The forms that a language needs
              besides it are then edited in its cell; in all of them, the number is {'{{ count }}'}.
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!isReady}>
              {known === undefined ? 'Use plural forms' : 'Change the number'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** What can be done with a text as a whole, in all languages. */
export function TextMenu({ row }: { readonly row: TextRow }) {
  const studio = useStudio();
  const modals = useModals();
  const button = useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = useState(false);
  const { key, places, unused } = row;
  const count = countOfRow(row);
  // The grid has the focus, and moves it through its cells.
  const backToGrid = () => button.current?.closest<HTMLElement>('[role="grid"]')?.focus();
  const close = () => {
    setAsking(false);
    backToGrid();
  };
  const oneForm = () => {
    const lost = formsBesideOther(row);
    if (runEdit(studio, 'text.setCount', { key, count: null }) === undefined || lost.length === 0) return;
    showNotice({
      title: 'Plural forms removed',
      message: `Of ${key}, the form “other” is left. Removed: ${lost.join(', ')}. Undo restores them.`,
    });
  };
  const deleteIt = () => runEdit(studio, 'text.delete', { keys: [key] });
  const ask = () =>
    modals.openConfirmModal({
      title: `Delete ${key}?`,
      children: (
        <Text size="sm">
          {places.length === 0
            ? 'It replaces a built-in text, which is then said again.'
            : `It is said in ${places.length === 1 ? 'one place' : `${places.length} places`}, which will then have a problem.`}{' '}
          It is deleted in all languages. Undo restores it.
        </Text>
      ),
      labels: { confirm: 'Delete', cancel: 'Cancel' },
      confirmProps: { color: 'red.9' },
      onConfirm: deleteIt,
    });
  return (
    <>
      <Menu position="bottom-start" width={210} returnFocus={false} onClose={backToGrid}>
        <Menu.Target>
          <ActionIcon
            ref={button}
            size={22}
            tabIndex={-1}
            className={classes.more ?? ''}
            aria-label={`More for ${key}`}
            data-row-menu
          >
            <IconDotsVertical size={14} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconTallymarks size={15} stroke={1.7} />} onClick={() => setAsking(true)}>
            {count === undefined ? 'Use plural forms…' : 'Change the number…'}
          </Menu.Item>
          {count !== undefined && (
            <Menu.Item leftSection={<IconTallymark1 size={15} stroke={1.7} />} onClick={oneForm}>
              Back to one form
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconCopy size={15} stroke={1.7} />}
            onClick={() => void navigator.clipboard.writeText(`$${key}`)}
          >
            Copy the key
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={15} stroke={1.7} />}
            onClick={unused ? deleteIt : ask}
          >
            {unused ? 'Delete' : 'Delete…'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking && <CountDialog row={row} onClose={close} />}
    </>
  );
}
