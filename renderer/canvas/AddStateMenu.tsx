import { Paper, ScrollArea, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useClickOutside, useFocusTrap } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { KindIcon } from '../nodes/KindIcon.tsx';
import { kindGroups } from '../nodes/kindGroups.ts';
import classes from './AddStateMenu.module.css';

interface AddStateMenuProps {
  /** Where it opens, in pixels from the canvas's top left corner. */
  readonly x: number;
  readonly y: number;
  /** What the new state will be connected to, in words; absent when to nothing. */
  readonly from?: string;
  readonly onChoose: (kind: string) => void;
  readonly onClose: () => void;
}

/** A searchable list of node kinds at a place on the canvas. Arrow keys and Enter work from the search field. */
export function AddStateMenu({ x, y, from, onChoose, onClose }: AddStateMenuProps) {
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const kinds = kindGroups(search).flatMap((group) => group.kinds);
  const outside = useClickOutside(onClose);
  const trap = useFocusTrap();
  return (
    <Paper
      ref={(element) => {
        outside.current = element;
        trap(element);
      }}
      className={classes.menu}
      style={{ left: x, top: y }}
      shadow="md"
      role="dialog"
      aria-label="Add a state"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
        if (event.key === 'ArrowDown') setActive((n) => Math.min(n + 1, kinds.length - 1));
        if (event.key === 'ArrowUp') setActive((n) => Math.max(n - 1, 0));
        const chosen = kinds[active];
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement && chosen !== undefined) {
          event.preventDefault();
          onChoose(chosen.kind);
        }
      }}
    >
      <TextInput
        size="xs"
        data-autofocus
        placeholder={from === undefined ? 'Add a state' : `Add a state after ${from}`}
        aria-label="Search kinds of states"
        leftSection={<IconSearch size={14} stroke={1.7} />}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setActive(0);
        }}
      />
      <ScrollArea.Autosize mah={280} mt={6} type="auto" scrollbars="y" scrollbarSize={8}>
        {kinds.map((kind, index) => (
          <UnstyledButton
            key={kind.kind}
            className={classes.item}
            data-active={index === active || undefined}
            onClick={() => onChoose(kind.kind)}
          >
            <KindIcon kind={kind} size={26} />
            <span className={classes.words}>
              <Text component="span" size="sm" display="block" lh={1.3}>
                {kind.label}
              </Text>
              <Text component="span" size="xs" c="dimmed" display="block" lh={1.3} truncate>
                {kind.description}
              </Text>
            </span>
          </UnstyledButton>
        ))}
        {kinds.length === 0 && (
          <Text size="xs" c="dimmed" p="xs">
            No kind of state has these words.
          </Text>
        )}
      </ScrollArea.Autosize>
    </Paper>
  );
}
