import { LineChart } from '@mantine/charts';
import { Button, Text } from '@mantine/core';
import type { KnowledgeEvaluation } from '../../../../engine/model/knowledgeEvaluation.ts';
import { percent } from '../percent.ts';
import classes from './ThresholdChart.module.css';

interface ThresholdChartProps {
  readonly report: KnowledgeEvaluation;
  /** The project's threshold as it is now. */
  readonly today: number;
  readonly onUse: (threshold: number) => void;
}

/** What every threshold from 0 to 1 would do with the test questions, today's and the suggested one marked. */
export function ThresholdChart({ report, today, onUse }: ThresholdChartProps) {
  const { tradeOff, suggestion } = report;
  const suggested = suggestion?.threshold ?? null;
  const now = tradeOff.reduce((best, point) =>
    Math.abs(point.threshold - today) < Math.abs(best.threshold - today) ? point : best,
  );
  // Labels stand at the foot, where curves are seldom, and away from each other.
  const line = (x: number, label: string, color: string, dash: string, isFirst: boolean) => ({
    x,
    color,
    strokeDasharray: dash,
    label: {
      value: label,
      position: isFirst && x > 0.15 ? ('insideBottomRight' as const) : ('insideBottomLeft' as const),
      fontSize: 11,
      fill: color,
      offset: 6,
    },
  });
  const isSame = suggested === today;
  return (
    <figure className={classes.figure} aria-label="Threshold">
      <Text component="h3" size="sm" fw={600} mb={8}>
        Threshold
      </Text>
      <div
        role="img"
        aria-label={`What thresholds from 0 to 1 do with the test questions. ${todayWords(now.handled, today)} ${suggestionWords(suggestion, today)}`}
      >
        <LineChart
          h={220}
          data={tradeOff.map((point) => ({ ...point }))}
          dataKey="threshold"
          series={[
            { name: 'handled', label: 'As they should be', color: 'var(--dl-accent)' },
            { name: 'right', label: 'Answered rightly', color: 'var(--dl-talk)', strokeDasharray: '7 4' },
            { name: 'refused', label: 'Rightly refused', color: 'var(--dl-logic)', strokeDasharray: '2 3' },
          ]}
          curveType="linear"
          withDots={false}
          withLegend
          legendProps={{ verticalAlign: 'top', height: 34 }}
          referenceLines={[
            line(
              today,
              isSame ? 'today, as suggested' : 'today',
              'var(--dl-text-soft)',
              '4 3',
              suggested === null || today <= suggested,
            ),
            ...(suggested === null || isSame
              ? []
              : [line(suggested, 'suggested', 'var(--dl-accent-text)', '1 3', suggested < today)]),
          ]}
          xAxisProps={{
            type: 'number',
            domain: [0, 1],
            tickCount: 6,
            tickFormatter: (value: number) => value.toFixed(1),
          }}
          yAxisProps={{ domain: [0, 1], tickCount: 6, width: 52 }}
          lineChartProps={{ margin: { right: 14 } }}
          valueFormatter={percent}
          tooltipProps={{ labelFormatter: (label) => `Threshold ${Number(label).toFixed(2)}` }}
          textColor="var(--dl-text-soft)"
          gridColor="var(--dl-border)"
          accessibilityLayer={false}
        />
      </div>
      <div className={classes.words}>
        <div>
          <Text size="sm">{todayWords(now.handled, today)}</Text>
          <Text size="sm" c="dimmed">
            {suggestionWords(suggestion, today)}
          </Text>
        </div>
        {suggested !== null && !isSame && (
          <Button size="xs" style={{ flex: 'none' }} onClick={() => onUse(suggested)}>
            Use {suggested.toFixed(2)} as threshold
          </Button>
        )}
      </div>
    </figure>
  );
}

function todayWords(handled: number, today: number): string {
  return `Today’s threshold ${today.toFixed(2)} deals with ${percent(handled)} of the questions as it should.`;
}

function suggestionWords(suggestion: KnowledgeEvaluation['suggestion'], today: number): string {
  if (suggestion === null) return 'A suggestion takes questions with and without an answer.';
  const { threshold, handled, crossValidated } = suggestion;
  const others =
    crossValidated === null
      ? 'Fewer than 20 questions say little about others.'
      : `On other questions ${percent(crossValidated.handled)} are to be expected.`;
  if (threshold === today) return `It is the suggested one. ${others}`;
  return `Suggested: ${threshold.toFixed(2)}, with ${percent(handled)}. ${others}`;
}
