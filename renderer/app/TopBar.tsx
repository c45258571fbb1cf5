import { Button, Divider, Group, Kbd, Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react';
import { useCommand } from '../stores/useCommand.ts';
import { useDocument, useView } from '../stores/useStores.ts';
import { CommandButton } from '../ui/CommandButton.tsx';
import { shortcutText } from '../ui/shortcutText.ts';
import { ProjectMenu } from './ProjectMenu.tsx';
import { SaveStatus } from './SaveStatus.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';
import classes from './TopBar.module.css';

/** The top edge: the project, undo and redo, whether everything is saved, and the ways onward. */
export function TopBar() {
  const search = useCommand('view.palette');
  const simulate = useCommand('run.simulate');
  const exportBundle = useCommand('project.export');
  const simulating = useView((state) => state.mainView === 'flows' && state.sidePanels.includes('simulator'));
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
        <Button
          size="xs"
          variant={simulating ? 'light' : 'filled'}
          leftSection={<simulate.icon size={16} stroke={1.7} />}
          onClick={simulate.run}
          aria-pressed={simulating}
        >
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
