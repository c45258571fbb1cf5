import { Menu, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useStudio } from '../stores/studioContext.ts';
import { shortcutText } from '../ui/shortcutText.ts';
import type { CanvasMenuState } from './useCanvasMenu.ts';
import type { OpenAddState } from './useConnect.ts';

interface CanvasMenuProps extends CanvasMenuState {
  readonly onAddState: OpenAddState;
  readonly onClose: () => void;
}

const commandIds = {
  states: ['flow.rename', 'flow.duplicate', 'flow.copy', 'flow.delete'],
  transition: ['flow.delete'],
  canvas: ['flow.paste', 'flow.selectAll', 'flow.layout', 'view.fit'],
} as const;

/** The context menu of the canvas, a state or a transition. */
export function CanvasMenu({ at, x, y, on, onAddState, onClose }: CanvasMenuProps) {
  const { commands } = useStudio();
  return (
    <Menu opened onClose={onClose} position="bottom-start" offset={0} width={220}>
      <Menu.Target>
        <div style={{ position: 'absolute', left: x, top: y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown aria-label="Canvas menu">
        {on === 'canvas' && (
          <Menu.Item leftSection={<IconPlus size={16} stroke={1.7} />} onClick={() => onAddState(at)}>
            Add state here…
          </Menu.Item>
        )}
        {commandIds[on].map((id) => {
          const command = commands.get(id);
          const shortcut = command.shortcuts?.[0];
          return (
            <Menu.Item
              key={id}
              leftSection={<command.icon size={16} stroke={1.7} />}
              rightSection={
                shortcut === undefined ? undefined : (
                  <Text size="xs" c="dimmed">
                    {shortcutText(shortcut)}
                  </Text>
                )
              }
              {...(id === 'flow.delete' ? { color: 'red' } : {})}
              disabled={!command.enabled()}
              onClick={command.run}
            >
              {command.label()}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
