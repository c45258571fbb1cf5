import { LineChart } from '@mantine/charts';
import type { ReliabilityBin } from '../../../../engine/model/understanding/nluReport.ts';
import { ChartFigure } from '../ChartFigure.tsx';
import { percent } from '../percent.ts';

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
