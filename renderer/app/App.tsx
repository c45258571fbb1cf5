// The window: rail, top bar, main view, status bar and overlays.

import {
  ActionIcon,
  Button,
  Group,
  MantineProvider,
  Modal,
  Progress,
  ScrollArea,
  SegmentedControl,
  Stack,
  Text,
  Tooltip,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import {
  IconAlertTriangle,
  IconChevronsLeft,
  IconChevronsRight,
  IconCircleCheck,
  IconCircleX,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Welcome } from '../features/welcome/Welcome.tsx';
import type { Studio } from '../stores/studio.ts';
import {
  StudioContext,
  useCommand,
  useDocument,
  useHostAway,
  useStudio,
  useTasks,
  useView,
} from '../stores/useStudio.ts';
import { NeedsHost } from '../ui/NeedsHost.tsx';
import type { IconComponent } from '../ui/panelDefinition.ts';
import { cssVariables, theme } from '../ui/theme.ts';
import classes from './App.module.css';
import { CommandPalette, Shortcuts } from './CommandPalette.tsx';
import { ConnectionNote } from './ConnectionNote.tsx';
import { SidePanelsContext } from './FlowWorkspace.tsx';
import { dialogs, mainViews, sidePanels, viewGroups } from './panels.ts';
import { TopBar } from './TopBar.tsx';

/** Hides the tooltip of what is pressed until the pointer leaves it: it would cover what the press opened. */
function useTooltipsUntilPress(): void {
  useEffect(() => {
    const { documentElement: root } = document;
    let pressed: Element | null = null;
    const press = ({ target }: Event) => {
      pressed = target instanceof Element ? target.closest('button, a, [role], label') : null;
      if (pressed !== null) root.dataset.pressed = '';
    };
    const leave = ({ target }: Event) => {
      if (pressed === null || (target instanceof Node && pressed.contains(target))) return;
      pressed = null;
      delete root.dataset.pressed;
    };
    document.addEventListener('pointerdown', press, true);
    document.addEventListener('pointerover', leave, true);
    return () => {
      document.removeEventListener('pointerdown', press, true);
      document.removeEventListener('pointerover', leave, true);
      delete root.dataset.pressed;
    };
  }, []);
}

/** Shows both versions of a file that was edited here and changed on disk, and asks which one to keep. */
export function ConflictDialog() {
  const { document } = useStudio();
  const conflict = useDocument(({ conflicts }) => conflicts[0]);
  const remaining = useDocument(({ conflicts }) => conflicts.length);
  const [side, setSide] = useState<'disk' | 'edited'>('disk');
  if (conflict === undefined) return null;
  const { path, by, edited, disk } = conflict;
  const isWindow = by === 'window';
  const text = side === 'disk' ? disk : edited;
  const resolve = (choice: 'disk' | 'edited') => document.getState().resolveConflict(path, choice);
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={isWindow ? `${path} was changed in another window` : `${path} was changed on disk`}
      size="xl"
    >
      <Stack gap="sm">
        <Text size="sm">
          {isWindow ? 'Another window of Dialoom' : 'Another program'} changed this file while you were
          editing it, so your latest edits are not saved yet. Nothing is overwritten until you choose a
          version
          {remaining > 1 ? `. ${remaining - 1} more to resolve` : ''}.
        </Text>
        <SegmentedControl
          value={side}
          onChange={(value) => setSide(value === 'edited' ? 'edited' : 'disk')}
          data={[
            { value: 'disk', label: 'Version on disk' },
            { value: 'edited', label: 'My version' },
          ]}
        />
        <ScrollArea h={320} className={classes.conflictText} type="auto" scrollbars="y">
          {text === null ? (
            <Text size="sm" c="dimmed" p="md">
              The file was deleted {side === 'disk' ? 'on disk' : 'here'}.
            </Text>
          ) : (
            <pre>
              {lines(text, side === 'disk' ? edited : disk).map(({ line, changed, number }) => (
                <div key={number} data-changed={changed || undefined}>
                  {line === '' ? ' ' : line}
                </div>
              ))}
            </pre>
          )}
        </ScrollArea>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => resolve('edited')}>
            Keep mine and overwrite
          </Button>
          <Button onClick={() => resolve('disk')}>Use the version on disk</Button>
        </Group>
        <Text size="xs" c="dimmed" ta="right">
          If you use the version on disk, undo restores yours.
        </Text>
      </Stack>
    </Modal>
  );
}

/** The lines of a text. Lines that the other version does not have are marked. */
function lines(text: string, other: string | null) {
  const otherLines = new Set((other ?? '').split(/\r?\n/));
  return text
    .split(/\r?\n/)
    .map((line, number) => ({ line, number, changed: line.trim() !== '' && !otherLines.has(line) }));
}

interface RailItemProps {
  readonly label: string;
  readonly icon: IconComponent;
  /** The label is only a tooltip. */
  readonly narrow: boolean;
  readonly chosen?: boolean;
  readonly onClick: () => void;
}

function RailItem({ label, icon: Icon, narrow, chosen = false, onClick }: RailItemProps) {
  return (
    <Tooltip label={label} position="right" disabled={!narrow}>
      <UnstyledButton
        className={classes.railItem}
        aria-label={label}
        aria-current={chosen ? 'page' : undefined}
        onClick={onClick}
      >
        <Icon size={18} stroke={1.6} />
        {!narrow && <span>{label}</span>}
      </UnstyledButton>
    </Tooltip>
  );
}

/** The left rail: the views in groups, with labels unless they are hidden for more room. */
function Rail() {
  const { commands } = useStudio();
  const chosen = useView((state) => state.mainView);
  const show = useView((state) => state.showMainView);
  const [labels, setLabels] = useLocalStorage<'shown' | 'hidden'>({
    key: 'dialoom.rail.labels',
    defaultValue: 'shown',
    getInitialValueInEffect: false,
  });
  const narrow = labels === 'hidden';
  return (
    <nav className={classes.rail} aria-label="Views" data-narrow={narrow || undefined}>
      {viewGroups.map((group) => (
        <section
          key={group.id}
          aria-label={group.label ?? 'Project'}
          className={classes.railGroup}
          data-last={group.label === null || undefined}
        >
          {group.label !== null && !narrow && (
            <Text className={classes.railHeading} aria-hidden>
              {group.label}
            </Text>
          )}
          {mainViews
            .filter((view) => view.group === group.id)
            .map(({ id, label, icon }) => (
              <RailItem
                key={id}
                label={label}
                icon={icon}
                narrow={narrow}
                chosen={id === chosen}
                onClick={() => show(id)}
              />
            ))}
          {group.commands?.map(({ id, label }) => {
            const command = commands.get(id);
            return (
              <RailItem key={id} label={label} icon={command.icon} narrow={narrow} onClick={command.run} />
            );
          })}
        </section>
      ))}
      <Tooltip label={narrow ? 'Show labels' : 'Hide labels'} position="right">
        <ActionIcon
          className={classes.railToggle ?? ''}
          size={26}
          aria-label={narrow ? 'Show labels' : 'Hide labels'}
          onClick={() => setLabels(narrow ? 'shown' : 'hidden')}
        >
          {narrow ? (
            <IconChevronsRight size={16} stroke={1.7} />
          ) : (
            <IconChevronsLeft size={16} stroke={1.7} />
          )}
        </ActionIcon>
      </Tooltip>
    </nav>
  );
}

/** The status bar: problems on the left, the running task on the right. */
function StatusBar() {
  const errors = useDocument((state) => state.problems.filter((one) => one.severity === 'error').length);
  const warnings = useDocument((state) => state.problems.length) - errors;
  const open = useView((state) => state.problemsOpen && state.mainView === 'flows');
  const toggle = useCommand('view.problems');
  const task = useTasks((state) => state.tasks[0]);
  return (
    <footer className={classes.statusBar}>
      <UnstyledButton className={classes.problems} onClick={toggle.run} aria-expanded={open}>
        {errors + warnings === 0 ? (
          <>
            <IconCircleCheck size={14} stroke={1.8} color="var(--dl-accent-text)" />
            No problems
          </>
        ) : (
          <>
            <IconCircleX size={14} stroke={1.8} color={errors > 0 ? 'var(--dl-error)' : undefined} />
            <VisuallyHidden>Problems:</VisuallyHidden>
            {errors}
            <VisuallyHidden>{errors === 1 ? 'error' : 'errors'}</VisuallyHidden>
            <IconAlertTriangle
              size={14}
              stroke={1.8}
              color={warnings > 0 ? 'var(--dl-warning)' : undefined}
            />
            {warnings}
            <VisuallyHidden>{warnings === 1 ? 'warning' : 'warnings'}</VisuallyHidden>
          </>
        )}
      </UnstyledButton>
      {task !== undefined && (
        <Group gap={8} wrap="nowrap" role="status" aria-live="polite">
          <Text size="xs" c="dimmed">
            {task.label}
          </Text>
          <Progress
            w={140}
            size="sm"
            value={(task.fraction ?? 1) * 100}
            animated={task.fraction === null}
            striped={task.fraction === null}
            aria-label={task.label}
          />
        </Group>
      )}
    </footer>
  );
}

/** An open project: top bar, rail, the view chosen in the rail, and the status bar. */
export function ProjectWorkspace() {
  const chosen = useView((state) => state.mainView);
  const dialogId = useView((state) => state.dialog);
  const closeDialog = useView((state) => state.closeDialog);
  const view = mainViews.find((one) => one.id === chosen) ?? mainViews[0];
  const dialog = dialogs.find((one) => one.id === dialogId);
  const View = view?.component;
  const Dialog = dialog?.component;
  const away = useHostAway();
  return (
    <div className={classes.workspace}>
      <TopBar />
      <div className={classes.middle}>
        <Rail />
        <main className={classes.main} aria-label={view?.label}>
          <SidePanelsContext value={sidePanels}>
            {View !== undefined && (
              <NeedsHost away={away && view?.needsHost === true} what={view?.label ?? ''}>
                <View />
              </NeedsHost>
            )}
          </SidePanelsContext>
        </main>
      </div>
      <StatusBar />
      {Dialog !== undefined && <Dialog onClose={closeDialog} />}
      <ConflictDialog />
    </div>
  );
}

/** The whole window: the welcome page until a project is open, then the workspace. */
export function App({ studio }: { readonly studio: Studio }) {
  useTooltipsUntilPress();
  return (
    <StudioContext value={studio}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <ModalsProvider labels={{ confirm: 'OK', cancel: 'Cancel' }}>
          {/* Below dialogs, whose buttons they would cover. */}
          <Notifications position="bottom-center" limit={4} mb={28} zIndex={150} />
          <Shortcuts />
          <CommandPalette />
          <Page />
        </ModalsProvider>
      </MantineProvider>
    </StudioContext>
  );
}

function Page() {
  const opened = useDocument((state) => state.opened?.path ?? null);
  if (opened !== null) return <ProjectWorkspace key={opened} />;
  return (
    <>
      <Welcome />
      <div className={classes.welcomeConnection}>
        <ConnectionNote />
      </div>
    </>
  );
}
