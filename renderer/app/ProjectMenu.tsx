import { Menu, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useCommand } from '../stores/useCommand.ts';
import { useDocument } from '../stores/useStores.ts';
import { Logo } from '../ui/Logo.tsx';
import classes from './ProjectMenu.module.css';

/** The project's name, and what can be done with the project as a whole. */
export function ProjectMenu() {
  const path = useDocument((state) => state.opened?.path ?? '');
  const name = useDocument((state) => state.project?.manifest.name) ?? path.split(/[\\/]/).pop();
  const close = useCommand('project.close');
  const settings = useCommand('project.export');
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <UnstyledButton className={classes.target} aria-label={`Project ${name}`}>
          <Logo size={22} />
          <Text component="h1" size="sm" fw={600} truncate maw={180}>
            {name}
          </Text>
          <IconChevronDown size={14} stroke={1.8} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label style={{ overflowWrap: 'anywhere' }}>{path}</Menu.Label>
        {[settings, close].map((command) => (
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
