// Charts of the view and the frame around them.

import { LineChart, type LineChartSeries } from '@mantine/charts';
import { Button, Collapse, Group, Slider, Table, Text, UnstyledButton } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import type { ReliabilityBin } from '../../../engine/model/reports/nluReport.ts';
import classes from './ChartFigure.module.css';
import { percent } from './figures.ts';
import tradeOffClasses from './thresholds/TradeOff.module.css';

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

/** Confidence against right answers: on the diagonal, a confidence is what it says. */
export function ReliabilityChart({ bins }: { readonly bins: readonly ReliabilityBin[] }) {
  if (bins.length === 0) return null;
  const points = [
    { confidence: 0, ideal: 0 },
    ...bins.map(({ confidence, accuracy, count }) => ({ confidence, accuracy, ideal: confidence, count })),
    { confidence: 1, ideal: 1 },
  ];
  return (
    <ChartFigure
      title="Can confidences be trusted?"
      summary="Share of right answers by confidence, with the diagonal on which both are the same."
      columns={['Confidence', 'Messages', 'Mean confidence', 'Right']}
      rows={bins.map(({ from, to, count, confidence, accuracy }) => [
        `${percent(from)} to ${percent(to)}`,
        String(count),
        percent(confidence),
        percent(accuracy),
      ])}
    >
      <LineChart
        h={280}
        data={points}
        dataKey="confidence"
        series={[
          { name: 'ideal', label: 'As sure as right', color: 'var(--dl-edge)', strokeDasharray: '5 5' },
          { name: 'accuracy', label: 'Right answers', color: 'var(--dl-talk)' },
        ]}
        curveType="linear"
        withLegend
        legendProps={{ verticalAlign: 'top', height: 36 }}
        lineProps={({ name }) => (name === 'ideal' ? { dot: false, activeDot: false } : {})}
        xAxisProps={{ type: 'number', domain: [0, 1], tickCount: 6, tickFormatter: percent }}
        yAxisProps={{ domain: [0, 1], tickCount: 6, width: 52 }}
        xAxisLabel="Confidence"
        valueFormatter={percent}
        tooltipProps={{ labelFormatter: (label) => `Confidence ${percent(Number(label))}` }}
        textColor="var(--dl-text-soft)"
        gridColor="var(--dl-border)"
        styles={{ axisLabel: { fill: 'var(--dl-text-soft)' } }}
        accessibilityLayer={false}
      />
    </ChartFigure>
  );
}

/** Where the plot begins and ends within the chart: the slider below lies under it. */
const axisWidth = 52;
const plotRight = 14;

interface TradeOffProps {
  readonly title: string;
  readonly summary: string;
  /** Key of the place on the x axis, in [0, `most`]. */
  readonly place: string;
  readonly placeLabel: string;
  readonly most: number;
  readonly data: readonly Readonly<Record<string, number>>[];
  readonly series: readonly LineChartSeries[];
  /** As the project has it. */
  readonly today: number;
  readonly suggested: number | null;
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
  readonly useLabel: string;
  readonly onUse: () => void;
  /** What the chosen place would have done, and what today's did. */
  readonly words: readonly string[];
  readonly action?: ReactNode;
}

/** A trade-off as a chart with a place to choose on it: by a click, by dragging, or with the slider below. */
export function TradeOff(props: TradeOffProps) {
  const { title, summary, place, placeLabel, most, data, series, today, suggested, chosen, onChoose } = props;
  const ceiling = ceilingOf(data, series);
  const isDragging = useRef(false);
  const choose = (label: string | number | undefined) => {
    const value = Number(label);
    if (label !== undefined && Number.isFinite(value)) onChoose(value);
  };
  // Lines may stand close to each other, so their labels stand at different heights; at the right edge, to their left.
  const line = (x: number, label: string, height: 'Top' | 'Bottom' | '', color: string, dash: string) => {
    const side = x > 0.85 * most ? 'Right' : 'Left';
    const position = `inside${height}${side}` as const;
    return { x, color, strokeDasharray: dash, label: { value: label, position, fontSize: 11, fill: color } };
  };
  return (
    <ChartFigure
      title={title}
      summary={summary}
      action={props.action}
      columns={[placeLabel, ...series.map(({ label, name }) => label ?? name)]}
      rows={data.map((point) => [
        (point[place] ?? 0).toFixed(2),
        ...series.map(({ name }) => percent(point[name] ?? 0)),
      ])}
      footer={
        <div className={tradeOffClasses.choice}>
          <div style={{ paddingLeft: axisWidth, paddingRight: plotRight }}>
            <Slider
              thumbLabel={placeLabel}
              min={0}
              max={most}
              step={0.01}
              size="sm"
              label={(value) => value.toFixed(2)}
              value={chosen}
              onChange={onChoose}
            />
          </div>
          <div className={tradeOffClasses.words}>
            <div>
              <Text size="sm" fw={600}>
                {placeLabel} {chosen.toFixed(2)}
                {chosen === today && ', as it is now'}
                {chosen !== today && chosen === suggested && ', as suggested'}
              </Text>
              {props.words.map((text) => (
                <Text key={text} size="sm" c="dimmed">
                  {text}
                </Text>
              ))}
            </div>
            <Group gap="xs" wrap="nowrap" style={{ flex: 'none' }}>
              {suggested !== null && (
                <Button
                  size="xs"
                  variant="default"
                  disabled={chosen === suggested}
                  onClick={() => onChoose(suggested)}
                >
                  Suggested: {suggested.toFixed(2)}
                </Button>
              )}
              <Button size="xs" disabled={chosen === today} onClick={props.onUse}>
                {props.useLabel}
              </Button>
            </Group>
          </div>
        </div>
      }
    >
      <LineChart
        className={tradeOffClasses.chart ?? ''}
        h={250}
        data={data as Record<string, number>[]}
        dataKey={place}
        series={[...series]}
        curveType="linear"
        withDots={false}
        withLegend
        legendProps={{ verticalAlign: 'top', height: 40 }}
        referenceLines={[
          line(today, 'today', 'Bottom', 'var(--dl-text-soft)', '4 3'),
          ...(suggested === null || suggested === today
            ? []
            : [line(suggested, 'suggested', 'Top', 'var(--dl-accent-text)', '1 3')]),
          ...(chosen === today || chosen === suggested
            ? []
            : [line(chosen, 'chosen', '', 'var(--dl-text)', '0')]),
        ]}
        lineChartProps={{
          margin: { right: plotRight },
          onMouseDown: ({ activeLabel }) => {
            isDragging.current = true;
            choose(activeLabel);
          },
          onMouseMove: ({ activeLabel }) => isDragging.current && choose(activeLabel),
          onMouseUp: () => {
            isDragging.current = false;
          },
          onMouseLeave: () => {
            isDragging.current = false;
          },
        }}
        xAxisProps={{
          type: 'number',
          domain: [0, most],
          tickCount: 6,
          tickFormatter: (value: number) => value.toFixed(1),
        }}
        yAxisProps={{ domain: [0, ceiling], tickCount: 6, width: axisWidth }}
        valueFormatter={percent}
        tooltipProps={{ labelFormatter: (label) => `${placeLabel} ${Number(label).toFixed(2)}` }}
        textColor="var(--dl-text-soft)"
        gridColor="var(--dl-border)"
        accessibilityLayer={false}
      />
    </ChartFigure>
  );
}

/** The next ten per cent above the highest value: where all are low, their differences are to be seen. */
function ceilingOf(data: TradeOffProps['data'], series: TradeOffProps['series']): number {
  let highest = 0;
  for (const point of data) for (const { name } of series) highest = Math.max(highest, point[name] ?? 0);
  return Math.max(0.1, Math.min(1, Math.ceil(highest * 10 - 1e-9) / 10));
}
