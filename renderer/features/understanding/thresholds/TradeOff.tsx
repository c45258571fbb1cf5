import { LineChart, type LineChartSeries } from '@mantine/charts';
import { Button, Group, Slider, Text } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { ChartFigure } from '../ChartFigure.tsx';
import { percent } from '../percent.ts';
import classes from './TradeOff.module.css';

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
        <div className={classes.choice}>
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
          <div className={classes.words}>
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
        className={classes.chart ?? ''}
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
