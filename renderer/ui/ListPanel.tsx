import { Group, ScrollArea, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './List.module.css';
import listAndDetailClasses from './ListAndDetail.module.css';
import listItemClasses from './ListItem.module.css';
import listPanelClasses from './ListPanel.module.css';
import panelHeaderClasses from './PanelHeader.module.css';

/** Items of a {@link ListPanel}: each an `li`. */
export function List({ children }: { readonly children: ReactNode }) {
  return <ul className={classes.items}>{children}</ul>;
}

interface ListItemProps {
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

/** One line of a list: opens what it names. */
export function ListItem({ open, onOpen, children }: ListItemProps) {
  return (
    <li>
      <UnstyledButton
        className={listItemClasses.item}
        aria-current={open ? 'true' : undefined}
        onClick={onOpen}
      >
        {children}
      </UnstyledButton>
    </li>
  );
}

interface PanelHeaderProps {
  readonly title: string;
  /** Buttons at the right. */
  readonly children?: ReactNode;
}

/** The small heading of a panel, with its buttons. */
export function PanelHeader({ title, children }: PanelHeaderProps) {
  return (
    <Group className={panelHeaderClasses.header} justify="space-between" wrap="nowrap" gap="xs">
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
  /** Above the list: it does not scroll. */
  readonly header?: ReactNode;
  /** Below the list. */
  readonly footer?: ReactNode;
  /** For items of two lines. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The column at the left of a view, with the list of what can be opened. */
export function ListPanel({ label, header, footer, wide = false, children }: ListPanelProps) {
  return (
    <aside className={listPanelClasses.panel} data-wide={wide || undefined} aria-label={label}>
      {header}
      <ScrollArea
        className={listPanelClasses.list}
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
  /** The panel at the left. */
  readonly list: ReactNode;
  /** What is open: it scrolls. */
  readonly children: ReactNode;
}

/** A view of a list and of what is open of it. */
export function ListAndDetail({ list, children }: ListAndDetailProps) {
  return (
    <div className={listAndDetailClasses.view}>
      {list}
      <div className={listAndDetailClasses.detail}>{children}</div>
    </div>
  );
}
