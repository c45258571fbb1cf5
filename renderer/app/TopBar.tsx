import {
  ActionIcon,
  Button,
  Divider,
  Group,
  Kbd,
  Loader,
  Menu,
  Text,
  Tooltip,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconChevronDown,
  IconDeviceDesktop,
  IconMoon,
  IconSearch,
  IconSun,
} from '@tabler/icons-react';
import { useCommand, useDocument, useHostAway, useStudio } from '../stores/useStudio.ts';
import { CommandButton, shortcutText } from '../ui/CommandButton.tsx';
import { Logo } from '../ui/Logo.tsx';
import { ConnectionNote } from './ConnectionNote.tsx';
import classes from './TopBar.module.css';

/** The top bar: the project, undo and redo, the save status, and the main actions. */
export function TopBar() {
  const search = useCommand('view.palette');
  const simulate = useCommand('run.simulate');
  const exportBundle = useCommand('project.export');
  return (
    <header className={classes.bar}>
      <Group gap={6} wrap="nowrap" className={classes.side}>
        <ProjectMenu />
        <Divider orientation="vertical" my={6} mx={4} />
        <CommandButton command={useCommand('edit.undo')} />
        <CommandButton command={useCommand('edit.redo')} />
        <SaveStatus />
      </Group>
      <UnstyledButton className={classes.search} onClick={search.run}>
        <IconSearch size={15} stroke={1.7} />
        <span>Search states and commands</span>
        <Kbd size="xs" aria-hidden>
          {shortcutText('mod+K')}
        </Kbd>
      </UnstyledButton>
      <Group gap={6} wrap="nowrap" justify="flex-end" className={classes.side}>
        <ProblemsButton />
        <ThemeMenu />
        <Button
          size="xs"
          variant="default"
          leftSection={<exportBundle.icon size={16} stroke={1.7} />}
          onClick={exportBundle.run}
        >
          Export
        </Button>
        <Button size="xs" leftSection={<simulate.icon size={16} stroke={1.7} />} onClick={simulate.run}>
          Simulate
        </Button>
      </Group>
    </header>
  );
}

function ProblemsButton() {
  const errors = useDocument((state) => state.problems.filter((one) => one.severity === 'error').length);
  const warnings = useDocument((state) => state.problems.length) - errors;
  const command = useCommand('view.problems');
  if (errors + warnings === 0) return null;
  const text = [
    errors > 0 ? `${errors} ${errors === 1 ? 'error' : 'errors'}` : '',
    warnings > 0 ? `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
  return (
    <Tooltip label={`${command.label()}: ${text}`}>
      <UnstyledButton
        className={classes.problems}
        data-severity={errors > 0 ? 'error' : 'warning'}
        onClick={command.run}
        aria-label={`Problems: ${text}`}
      >
        <IconAlertTriangle size={16} stroke={1.8} />
        {errors > 0 ? errors : warnings}
      </UnstyledButton>
    </Tooltip>
  );
}

/** The project's name, with a menu for the project as a whole. */
function ProjectMenu() {
  const path = useDocument((state) => state.opened?.path ?? '');
  const name = useDocument((state) => state.project?.manifest.name) ?? path.split(/[\\/]/).pop();
  const rename = useCommand('project.rename');
  const duplicate = useCommand('project.duplicate');
  const close = useCommand('project.close');
  const exportBundle = useCommand('project.export');
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <UnstyledButton className={classes.projectMenu} aria-label={`Project ${name}`}>
          <Logo size={22} />
          <Text component="h1" size="sm" fw={600} truncate maw={180}>
            {name}
          </Text>
          <IconChevronDown size={14} stroke={1.8} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label style={{ overflowWrap: 'anywhere' }}>{path}</Menu.Label>
        {[rename, duplicate, exportBundle, close].map((command) => (
          <Menu.Item
            key={command.id}
            leftSection={<command.icon size={16} stroke={1.7} />}
            onClick={command.run}
            disabled={!command.enabled()}
          >
            {command.label()}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Shows whether every edit is on disk, and why not otherwise. */
function SaveStatus() {
  const { document } = useStudio();
  const save = useDocument((state) => state.save);
  const away = useHostAway();
  if (away) return <ConnectionNote />;
  if (save.status === 'failed') {
    return (
      <Group gap={6} wrap="nowrap" role="alert" miw={0}>
        <IconAlertTriangle size={16} color="var(--dl-error)" style={{ flex: 'none' }} />
        <Tooltip label={`${save.error.message}. ${save.error.remedy}.`} multiline maw={360}>
          <Text size="xs" c="var(--dl-error)" truncate>
            Not saved: {save.error.message}
          </Text>
        </Tooltip>
        <Button
          size="compact-xs"
          variant="light"
          color="red"
          style={{ flex: 'none' }}
          onClick={() => document.getState().retrySave()}
        >
          Try again
        </Button>
      </Group>
    );
  }
  const saving = save.status !== 'saved';
  return (
    <Group gap={6} wrap="nowrap" role="status" pl={4} style={{ flex: 'none' }}>
      {saving ? (
        <Loader size={12} color="gray" />
      ) : (
        <IconCheck size={14} stroke={2} color="var(--dl-accent-text)" />
      )}
      <Text size="xs" c="dimmed">
        {saving ? 'Saving…' : 'All changes saved'}
      </Text>
    </Group>
  );
}

const schemes = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'System', icon: IconDeviceDesktop },
] as const;

/** Switches between the light, the dark and the system's theme. */
function ThemeMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Current = schemes.find(({ value }) => value === colorScheme)?.icon ?? IconDeviceDesktop;
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <Tooltip label="Theme">
          <ActionIcon size={30} aria-label="Theme">
            <Current size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} stroke={1.7} />}
            rightSection={value === colorScheme ? <IconCheck size={14} /> : undefined}
            aria-checked={value === colorScheme}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
