import { Collapse, Table, Text, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import classes from './ChartFigure.module.css';

interface ChartFigureProps {
  readonly title: string;
  /** What the chart shows, for those who do not see it. */
  readonly summary: string;
  /** The figures of the chart: names of the columns, and rows. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Beside the title. */
  readonly action?: ReactNode;
  /** The chart. */
  readonly children: ReactNode;
  /** Below the chart: what is done with it. */
  readonly footer?: ReactNode;
}

/** A chart with a title, and its figures as a table for those who cannot or will not read a chart. */
export function ChartFigure({ title, summary, columns, rows, action, children, footer }: ChartFigureProps) {
  const [open, setOpen] = useState(false);
  return (
    <figure className={classes.figure} aria-label={title}>
      <div className={classes.head}>
        <Text component="h3" size="sm" fw={600} m={0}>
          {title}
        </Text>
        {action}
      </div>
      <div role="img" aria-label={summary}>
        {children}
      </div>
      {footer}
      <UnstyledButton className={classes.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Hide the figures' : 'Show the figures as a table'}
      </UnstyledButton>
      <Collapse expanded={open}>
        {open && (
          <div className={classes.table}>
            <Table striped verticalSpacing={3} fz="xs" stickyHeader>
              <Table.Thead>
                <Table.Tr>
                  {columns.map((column) => (
                    <Table.Th key={column}>{column}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={row[0]}>
                    {columns.map((column, at) => (
                      <Table.Td key={column}>{row[at]}</Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        )}
      </Collapse>
    </figure>
  );
}
