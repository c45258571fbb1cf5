import { ActionIcon, Group, Menu, ScrollArea, Text, Title, Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconArrowsSort, IconCheck, IconCircleX, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import classes from './ListPanel.module.css';
import { searchWords } from './searchWords.ts';
import { NameField, SearchField } from './TextFields.tsx';

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
      <UnstyledButton
        className={classes.item}
        data-list-item
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

/** The arrow keys, Home and End move through a list, and open what they reach. */
function moveInList(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-list-item]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (at === -1) return;
  const last = items.length - 1;
  const places: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, last),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: last,
  };
  const next = items[places[event.key] ?? -1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.click();
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
        onKeyDown={moveInList}
      >
        {children}
      </ScrollArea>
      {footer}
    </aside>
  );
}

/** What an {@link ItemList} lists. */
export interface ListedItem {
  readonly id: string;
  readonly name: string;
  /** On the right: a type, a number. */
  readonly hint?: string;
  /** The worst problem of the item. */
  readonly severity?: 'error' | 'warning' | null;
  /** What the list can be sorted by besides name and problems; the largest first. */
  readonly rank?: number;
  /** The heading above the item; sections are in the order of their first items. */
  readonly section?: string;
}

type Order = 'name' | 'problems' | 'rank';

function ordered(items: readonly ListedItem[], order: Order): readonly ListedItem[] {
  const weight = ({ severity, rank = 0 }: ListedItem): number =>
    order === 'rank' ? rank : order === 'problems' ? ['warning', 'error'].indexOf(severity ?? '') + 1 : 0;
  return [...items].sort((a, b) => weight(b) - weight(a) || a.name.localeCompare(b.name));
}

/** A mark for an item with problems. */
export function ProblemMark({ severity }: Pick<ListedItem, 'severity'>) {
  if (severity === null || severity === undefined) return null;
  const Icon = severity === 'error' ? IconCircleX : IconAlertTriangle;
  return (
    <Icon
      size={15}
      stroke={1.8}
      color={`var(--dl-${severity})`}
      role="img"
      aria-label={severity === 'error' ? 'Has an error' : 'Has a warning'}
    />
  );
}

interface SortMenuProps {
  readonly order: Order;
  readonly rankLabel: string | undefined;
  readonly onOrder: (order: Order) => void;
}

function SortMenu({ order, rankLabel, onOrder }: SortMenuProps) {
  const orders: readonly (readonly [Order, string])[] = [
    ['name', 'By name'],
    ['problems', 'Problems first'],
    ...(rankLabel === undefined ? [] : [['rank', rankLabel] as const]),
  ];
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <Tooltip label="Sort">
          <ActionIcon size={26} aria-label="Sort">
            <IconArrowsSort size={15} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {orders.map(([value, label]) => (
          <Menu.Item
            key={value}
            aria-checked={value === order}
            rightSection={value === order ? <IconCheck size={14} /> : undefined}
            onClick={() => onOrder(value)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A way to add an item: "Add an intent". */
interface AddChoice {
  readonly label: string;
  readonly run: () => void;
}

/** The button that adds an item, or a menu of what can be added. */
function AddButton({ add }: { readonly add: readonly AddChoice[] }) {
  const [only] = add;
  const name = add.length === 1 ? (only?.label ?? 'Add') : 'Add';
  const button = (
    <ActionIcon size={26} aria-label={name} onClick={add.length === 1 ? only?.run : undefined}>
      <IconPlus size={16} stroke={1.8} />
    </ActionIcon>
  );
  if (add.length === 1) return <Tooltip label={name}>{button}</Tooltip>;
  return (
    // The focus stays where a name is typed next.
    <Menu position="bottom-end" width={210} returnFocus={false}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {add.map(({ label, run }) => (
          <Menu.Item key={label} onClick={run}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ItemListProps {
  /** The name of the panel: "Intents". */
  readonly title: string;
  readonly items: readonly ListedItem[];
  readonly open: string | null;
  readonly onOpen: (id: string) => void;
  /** The ways to add an item: one is a button, several are a menu. */
  readonly add: readonly AddChoice[];
  /** A name that is being typed for a new item; called with null if it was discarded. */
  readonly naming?: { readonly label: string; readonly onClose: (name: string | null) => void } | undefined;
  /** Adds a way to sort, by the ranks: "Most utterances first". */
  readonly rankLabel?: string;
  /** How the list is sorted at first; by name when absent. */
  readonly firstOrder?: Order;
  /** What can be done with the list as a whole: a menu before the button that adds. */
  readonly menu?: ReactNode;
}

/** A list of named items: searched, sorted, with marks for problems, moved through with the arrow keys. */
export function ItemList({
  title,
  items,
  open,
  onOpen,
  add,
  naming,
  rankLabel,
  firstOrder = 'name',
  menu,
}: ItemListProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<Order>(firstOrder);
  const isFound = searchWords(search);
  const found = items.filter(({ id, name }) => isFound(`${name} ${id}`));
  const sections = Map.groupBy(ordered(found, order), ({ section }) => section);
  const names = [...new Set(items.map(({ section }) => section))];
  const shown = names.flatMap((name) => sections.get(name) ?? []);
  const searched = (event: KeyboardEvent) => {
    const [first] = shown;
    if (first === undefined || (event.key !== 'Enter' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    panel.current?.querySelector<HTMLElement>('[data-list-item]')?.focus();
    onOpen(first.id);
  };
  return (
    <ListPanel
      label={title}
      header={
        <>
          <PanelHeader title={title}>
            {items.length > 1 && <SortMenu order={order} rankLabel={rankLabel} onOrder={setOrder} />}
            {menu}
            <AddButton add={add} />
          </PanelHeader>
          <SearchField
            label={`Search ${title.toLowerCase()}`}
            value={search}
            onChange={setSearch}
            onKeyDown={searched}
          />
        </>
      }
    >
      <div ref={panel}>
        {naming !== undefined && <NameField label={naming.label} onClose={naming.onClose} />}
        {names.map((name) => (
          <div key={name ?? ''}>
            {name !== undefined && sections.has(name) && <Text className={classes.section}>{name}</Text>}
            {sections.has(name) && (
              <List>
                {sections.get(name)?.map((item) => (
                  <ListItem key={item.id} open={item.id === open} onOpen={() => onOpen(item.id)}>
                    <Text size="sm" truncate flex={1} title={item.name}>
                      {item.name}
                    </Text>
                    <ProblemMark severity={item.severity ?? null} />
                    {item.hint !== undefined && (
                      <Text size="xs" c="dimmed" style={{ flex: 'none' }}>
                        {item.hint}
                      </Text>
                    )}
                  </ListItem>
                ))}
              </List>
            )}
          </div>
        ))}
        {shown.length === 0 && naming === undefined && (
          <Text size="xs" c="dimmed" px={8}>
            {search.trim() === '' ? `No ${title.toLowerCase()} yet.` : `No matching ${title.toLowerCase()}.`}
          </Text>
        )}
      </div>
    </ListPanel>
  );
}

interface ListAndDetailProps {
  /** The panel on the left. */
  readonly list: ReactNode;
  /** What is open; scrolls. */
  readonly children: ReactNode;
  /** A third column, such as a place to try what is open; below the detail where the window is narrow. */
  readonly aside?: ReactNode | undefined;
  /** What is known about what is open: the end of the detail, and a third column where the window is wide. */
  readonly about?: ReactNode | undefined;
}

/** A view with a list and the item that is open. */
export function ListAndDetail({ list, children, aside, about }: ListAndDetailProps) {
  return (
    <div className={classes.view}>
      {list}
      <div className={classes.detail}>
        <div className={classes.columns}>
          <div className={classes.main}>{children}</div>
          {aside !== undefined && <div className={classes.aside}>{aside}</div>}
          {about !== undefined && <div className={classes.about}>{about}</div>}
        </div>
      </div>
    </div>
  );
}

interface DetailHeaderProps {
  readonly title: string;
  /** Shown below the title if it says more than it. */
  readonly id?: string;
  /** One sentence below the title. */
  readonly help?: string;
  /** Beside the id. */
  readonly badges?: ReactNode;
  /** Buttons on the right. */
  readonly children?: ReactNode;
}

/** The top of a detail: what is open, and what can be done with it as a whole. */
export function DetailHeader({ title, id, help, badges, children }: DetailHeaderProps) {
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start" gap="md">
      <div className={classes.heading}>
        <Title order={2} size="lg">
          {title}
        </Title>
        {help !== undefined && (
          <Text size="sm" c="dimmed" mt={4}>
            {help}
          </Text>
        )}
        {(id !== undefined || badges !== undefined) && (
          <Group gap={6} mt={4}>
            {id !== undefined && id !== title && (
              <Text size="xs" c="dimmed" ff="monospace">
                {id}
              </Text>
            )}
            {badges}
          </Group>
        )}
      </div>
      <Group gap="xs" wrap="nowrap" style={{ flex: 'none' }}>
        {children}
      </Group>
    </Group>
  );
}
