import { ActionIcon, Tabs, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useStudio } from '../stores/studioContext.ts';
import { useView } from '../stores/useStores.ts';
import type { SidePanelDefinition } from '../ui/panelDefinition.ts';
import classes from './SidePanel.module.css';

/** A column right of the canvas: one panel, or several as tabs where the window is narrow. */
export function SidePanel({ panels }: { readonly panels: readonly SidePanelDefinition[] }) {
  const { view } = useStudio();
  const order = useView((state) => state.sidePanels);
  // The panel used last is in front.
  const front = [...order].reverse().find((id) => panels.some((panel) => panel.id === id));
  const shown = panels.find(({ id }) => id === front) ?? panels[0];
  if (shown === undefined) return null;
  const Panel = shown.component;
  return (
    <aside className={classes.panel} aria-label={shown.label}>
      <div className={classes.header}>
        {panels.length === 1 ? (
          <Text component="h2" size="sm" fw={600}>
            {shown.label}
          </Text>
        ) : (
          <Tabs
            value={shown.id}
            onChange={(id) => id !== null && view.getState().openSidePanel(id)}
            variant="pills"
            classNames={{ tab: classes.tab ?? '' }}
          >
            <Tabs.List>
              {panels.map(({ id, label, icon: Icon }) => (
                <Tabs.Tab key={id} value={id} leftSection={<Icon size={15} stroke={1.7} />}>
                  {label}
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
        )}
        <Tooltip label={`Close ${shown.label.toLowerCase()}`}>
          <ActionIcon
            size={26}
            aria-label={`Close ${shown.label.toLowerCase()}`}
            onClick={() => view.getState().closeSidePanel(shown.id)}
          >
            <IconX size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.body}>
        <Panel key={shown.id} />
      </div>
    </aside>
  );
}
