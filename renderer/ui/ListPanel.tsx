import { ScrollArea } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './ListPanel.module.css';

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
