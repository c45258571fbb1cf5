import { Text } from '@mantine/core';
import { Panel, useViewport } from '@xyflow/react';
import { useCommand } from '../stores/useCommand.ts';
import { CommandButton } from '../ui/CommandButton.tsx';
import classes from './CanvasTools.module.css';

/** Zoom, fit and auto-layout, in the corner of the canvas. */
export function CanvasTools() {
  const { zoom } = useViewport();
  return (
    <Panel position="bottom-left" className={classes.tools ?? ''}>
      <CommandButton command={useCommand('view.zoomOut')} />
      <Text size="xs" c="dimmed" w={38} ta="center" aria-label="Zoom">
        {Math.round(zoom * 100)}%
      </Text>
      <CommandButton command={useCommand('view.zoomIn')} />
      <CommandButton command={useCommand('view.fit')} />
      <span className={classes.line} />
      <CommandButton command={useCommand('flow.layout')} />
    </Panel>
  );
}
