import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ListItem.module.css';

interface ListItemProps {
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

/** One line of a list: opens what it names. */
export function ListItem({ open, onOpen, children }: ListItemProps) {
  return (
    <li>
      <UnstyledButton className={classes.item} aria-current={open ? 'true' : undefined} onClick={onOpen}>
        {children}
      </UnstyledButton>
    </li>
  );
}
