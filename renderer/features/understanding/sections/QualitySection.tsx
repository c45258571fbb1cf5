import { Button, Paper, SimpleGrid, Switch, Table, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChartDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { IntentQuality, NluReport } from '../../../../engine/model/reports/nluReport.ts';
import { useIntentName, useView } from '../../../stores/useStudio.ts';
import { percent } from '../../../ui/format.ts';
import { ReliabilityChart } from '../charts.tsx';
import { MeasuredSection } from '../MeasuredSection.tsx';
import { Confusions } from './Confusions.tsx';
import classes from './QualitySection.module.css';
import {
  headlineMetrics,
  type IntentColumn,
  type IntentOrder,
  orderAfterClick,
  sortIntents,
} from './verdicts.ts';

const INTENTS_AT_FIRST = 12;

const columns: readonly { readonly id: IntentColumn; readonly label: string; readonly help: string }[] = [
  { id: 'intent', label: 'Intent', help: '' },
  { id: 'support', label: 'Messages', help: 'Messages of this intent' },
  { id: 'recall', label: 'Recall', help: 'Share of its messages that are recognised' },
  {
    id: 'precision',
    label: 'Precision',
    help: 'Share of messages recognised as this intent that are correct',
  },
  { id: 'f1', label: 'F1', help: 'Harmonic mean of precision and recall' },
];

/** How well each intent is recognised, worst first; any column sorts. */
function IntentTable({ intents }: { readonly intents: readonly IntentQuality[] }) {
  const nameOf = useIntentName();
  const openItem = useView((state) => state.openItem);
  const [order, setOrder] = useState<IntentOrder>({ by: 'recall', descending: false });
  const [all, setAll] = useState(false);
  const sorted = sortIntents(intents, order, nameOf);
  const Arrow = order.descending ? IconArrowDown : IconArrowUp;
  return (
    <Paper withBorder p="md" component="section" aria-label="Intents">
      <Text component="h3" size="sm" fw={600} m={0} mb={8}>
        Intents
      </Text>
      <Table verticalSpacing={5} highlightOnHover fz="sm" aria-label="Quality of each intent">
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ id, label, help }) => (
              <Table.Th
                key={id}
                className={id === 'intent' ? '' : classes.number}
                aria-sort={order.by !== id ? 'none' : order.descending ? 'descending' : 'ascending'}
              >
                <UnstyledButton
                  className={classes.sort}
                  title={help}
                  onClick={() => setOrder(orderAfterClick(order, id))}
                >
                  {order.by === id && <Arrow size={13} stroke={2} />}
                  {label}
                </UnstyledButton>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted
            .slice(0, all ? sorted.length : INTENTS_AT_FIRST)
            .map(({ intent, support, recall, precision, f1 }) => (
              <Table.Tr key={intent}>
                <Table.Td>
                  <UnstyledButton className={classes.link} onClick={() => openItem('intents', intent)}>
                    {nameOf(intent)}
                  </UnstyledButton>
                </Table.Td>
                <Table.Td className={classes.number}>{support}</Table.Td>
                {[recall, precision, f1].map((share, at) => (
                  <Table.Td key={columns[at + 2]?.id} className={classes.number}>
                    <span className={classes.share}>
                      <span className={classes.bar} style={{ width: `${share * 100}%` }} />
                    </span>
                    <span className={classes.figure}>{percent(share)}</span>
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      {sorted.length > INTENTS_AT_FIRST && (
        <Button size="compact-xs" variant="subtle" mt={6} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${sorted.length} intents`}
        </Button>
      )}
    </Paper>
  );
}

/** How well messages are understood, measured by cross-validation. */
export function QualitySection() {
  const [withTypos, setWithTypos] = useState(false);
  return (
    <MeasuredSection
      kind="evaluate"
      title="Quality"
      help="The utterances are split into five parts, and each part is tested with a model trained on the other four. So every metric is about messages that the model has not seen."
      runLabel="Measure"
      settings={{ typos: withTypos ? 2 : 0 }}
      options={
        <Switch
          size="xs"
          label="Include typing errors"
          checked={withTypos}
          onChange={(event) => setWithTypos(event.currentTarget.checked)}
        />
      }
      icon={IconChartDots}
      empty="Measure to see how many messages are understood, which intents are confused, and whether confidences are reliable. This trains the model several times."
    >
      {(report) => <Report report={report} />}
    </MeasuredSection>
  );
}

function Report({ report }: { readonly report: NluReport }) {
  const { inScope, outOfScope, intents, folds, standIn } = report.examples;
  return (
    <>
      <section aria-label="Metrics">
        <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
          {headlineMetrics(report).map(({ label, value, meaning }) => (
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
