import { LineChart } from '@mantine/charts';
import { Paper, Text } from '@mantine/core';
import { IconTrendingUp } from '@tabler/icons-react';
import type { LearningCurve } from '../../../../engine/model/reports/nluReport.ts';
import { ChartFigure } from '../charts.tsx';
import { percent } from '../figures.ts';
import { MeasuredSection } from '../MeasuredSection.tsx';
import { curveVerdict } from './verdicts.ts';

/** What more utterances would bring. */
export function CurveSection() {
  return (
    <MeasuredSection
      kind="curve"
      title="Learning curve"
      help="The model learns from 5, 10, 20 and so on utterances of each intent, and is tried on others. Where the curve still rises at its end, more utterances will help."
      runLabel="Measure"
      icon={IconTrendingUp}
      empty="Measure to see whether writing more utterances is worth it. It takes several trainings."
    >
      {(curve) => (
        <>
          <Paper withBorder p="md" component="section" aria-label="What it means">
            <Text size="sm">{curveVerdict(curve)}</Text>
          </Paper>
          <CurveChart curve={curve} />
        </>
      )}
    </MeasuredSection>
  );
}

function CurveChart({ curve: { points, runs } }: { readonly curve: LearningCurve }) {
  const lowest = Math.min(...points.map((point) => point.lowest));
  return (
    <ChartFigure
      title="Accuracy by number of utterances"
      summary={`Accuracy after learning from ${points.map(({ perIntent, accuracy }) => `${perIntent}: ${percent(accuracy)}`).join(', ')} utterances of each intent.`}
      columns={['Utterances of each intent', 'In all', 'Accuracy', 'Lowest run', 'Highest run']}
      rows={points.map(({ perIntent, examples, accuracy, lowest: low, highest }) => [
        String(perIntent),
        String(Math.round(examples)),
        percent(accuracy),
        percent(low),
        percent(highest),
      ])}
      footer={
        <Text size="xs" c="dimmed" mt={6}>
          Mean of {runs} runs; the thin lines are the lowest and the highest. The scale begins at{' '}
          {percent(floorOf(lowest))}.
        </Text>
      }
    >
      <LineChart
        h={320}
        data={points}
        dataKey="perIntent"
        series={[
          { name: 'highest', label: 'Highest run', color: 'var(--dl-edge)', strokeDasharray: '3 4' },
          { name: 'accuracy', label: 'Accuracy', color: 'var(--dl-talk)' },
          { name: 'lowest', label: 'Lowest run', color: 'var(--dl-edge)', strokeDasharray: '3 4' },
        ]}
        curveType="linear"
        lineProps={({ name }) => (name === 'accuracy' ? {} : { strokeWidth: 1, dot: false })}
        xAxisLabel="Utterances of each intent"
        yAxisProps={{ domain: [floorOf(lowest), 1], ticks: tensFrom(floorOf(lowest)), width: 52 }}
        valueFormatter={percent}
        tooltipProps={{ labelFormatter: (label) => `${label} utterances of each intent` }}
        textColor="var(--dl-text-soft)"
        gridColor="var(--dl-border)"
        styles={{ axisLabel: { fill: 'var(--dl-text-soft)' } }}
        accessibilityLayer={false}
      />
    </ChartFigure>
  );
}

/** From a share to 1 in steps of ten per cent. */
function tensFrom(floor: number): number[] {
  const first = Math.round(floor * 10);
  return Array.from({ length: 11 - first }, (_, step) => (first + step) / 10);
}

/** The ten per cent below the lowest point: what is of interest is the slope. */
function floorOf(lowest: number): number {
  return Math.max(0, Math.floor(lowest * 10 - 1e-9) / 10);
}
