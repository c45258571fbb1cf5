import { Group, ScrollArea, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ListPanel.module.css';

/** Items of a {@link ListPanel}: each an `li`. */
export function List({ children }: { readonly children: ReactNode }) {
  return <ul className={classes.items}>{children}</ul>;
}

interface ListItemProps {
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

/** One item of a list; a click opens it. */
export function ListItem({ open, onOpen, children }: ListItemProps) {
  return (
    <li>
      <UnstyledButton className={classes.item} aria-current={open ? 'true' : undefined} onClick={onOpen}>
        {children}
      </UnstyledButton>
    </li>
  );
}

interface PanelHeaderProps {
  readonly title: string;
  /** Buttons on the right. */
  readonly children?: ReactNode;
}

/** The small heading of a panel, with its buttons. */
export function PanelHeader({ title, children }: PanelHeaderProps) {
  return (
    <Group className={classes.header} justify="space-between" wrap="nowrap" gap="xs">
      <Text component="h2" size="xs" fw={600} c="dimmed" truncate>
        {title}
      </Text>
      <Group gap={2} wrap="nowrap">
        {children}
      </Group>
    </Group>
  );
}

interface ListPanelProps {
  readonly label: string;
  /** Above the list; does not scroll. */
  readonly header?: ReactNode;
  /** Below the list. */
  readonly footer?: ReactNode;
  /** For items with two lines. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The left column of a view, with a list of what can be opened. */
export function ListPanel({ label, header, footer, wide = false, children }: ListPanelProps) {
  return (
    <aside className={classes.panel} data-wide={wide || undefined} aria-label={label}>
      {header}
      <ScrollArea
        className={classes.list}
        data-top={header === undefined || undefined}
        type="auto"
        scrollbars="y"
        scrollbarSize={8}
      >
        {children}
      </ScrollArea>
      {footer}
    </aside>
  );
}

interface ListAndDetailProps {
  /** The panel on the left. */
  readonly list: ReactNode;
  /** What is open; scrolls. */
  readonly children: ReactNode;
}

/** A view with a list and the item that is open. */
export function ListAndDetail({ list, children }: ListAndDetailProps) {
  return (
    <div className={classes.view}>
      {list}
      <div className={classes.detail}>{children}</div>
    </div>
  );
}
