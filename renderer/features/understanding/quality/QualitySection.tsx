import { Paper, SimpleGrid, Switch, Text } from '@mantine/core';
import { IconChartDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { NluReport } from '../../../../engine/model/understanding/nluReport.ts';
import { MeasuredSection } from '../MeasuredSection.tsx';
import { Confusions } from './Confusions.tsx';
import { headlineFigures } from './headlineFigures.ts';
import { IntentTable } from './IntentTable.tsx';
import { ReliabilityChart } from './ReliabilityChart.tsx';

/** How well messages are understood, measured by cross-validation. */
export function QualitySection() {
  const [withTypos, setWithTypos] = useState(false);
  return (
    <MeasuredSection
      kind="evaluate"
      title="Quality"
      help="The utterances are put into five parts, and each part is understood by a model that learnt from the other four. So every figure is about messages that were not learnt, as those of customers are."
      runLabel="Measure"
      settings={{ typos: withTypos ? 2 : 0 }}
      options={
        <Switch
          size="xs"
          label="Also with typing errors"
          checked={withTypos}
          onChange={(event) => setWithTypos(event.currentTarget.checked)}
        />
      }
      icon={IconChartDots}
      empty="Measure to see how many messages are understood, which intents are confused, and how far confidences can be trusted. It takes several trainings."
    >
      {(report) => <Report report={report} />}
    </MeasuredSection>
  );
}

function Report({ report }: { readonly report: NluReport }) {
  const { inScope, outOfScope, intents, folds, standIn } = report.examples;
  return (
    <>
      <section aria-label="Figures">
        <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
          {headlineFigures(report).map(({ label, value, meaning }) => (
            <Paper key={label} withBorder p="md">
              <Text size="xs" c="dimmed">
                {label}
              </Text>
              <Text fz={24} fw={600} lh={1.35} style={{ fontVariantNumeric: 'tabular-nums' }}>
                {value}
              </Text>
              <Text size="xs" c="dimmed" mt={2} lh={1.45}>
                {meaning}
              </Text>
            </Paper>
          ))}
        </SimpleGrid>
        <Text size="xs" c="dimmed" mt={8}>
          Measured on {inScope.toLocaleString('en')} utterances of {intents} intents and{' '}
          {outOfScope.toLocaleString('en')} out-of-scope {standIn ? 'stand-ins' : 'messages'}, in {folds ?? 1}{' '}
          parts.
        </Text>
      </section>
      <Confusions report={report} />
      <IntentTable intents={report.perIntent} />
      <ReliabilityChart bins={report.reliability} />
    </>
  );
}
