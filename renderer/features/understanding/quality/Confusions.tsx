import { Paper, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Confusion, NluReport } from '../../../../engine/model/understanding/nluReport.ts';
import { useIntentName } from '../useIntentName.ts';
import { ConfusionList } from './ConfusionList.tsx';
import { ConfusionMatrix } from './ConfusionMatrix.tsx';
import { confusionGrid } from './confusionGrid.ts';

/** What is taken for what: as a matrix where it can be read, and as a list with the misread messages. */
export function Confusions({ report }: { readonly report: NluReport }) {
  const nameOf = useIntentName();
  const [open, setOpen] = useState<Confusion | null>(null);
  const grid = useMemo(() => confusionGrid(report, nameOf), [report, nameOf]);
  return (
    <Paper withBorder p="md" component="section" aria-label="Confusions">
      <Text component="h3" size="sm" fw={600} m={0}>
        Confusions
      </Text>
      <Text size="xs" c="dimmed" mt={2} mb={12}>
        {report.confusions.length === 0
          ? 'No message was taken for another intent.'
          : `What messages were taken for. Two intents that are confused again and again often are one to customers.${grid === null ? '' : ' On the diagonal, in blue, stands what is right; choose a figure beside it to see the messages.'}`}
      </Text>
      {grid !== null && <ConfusionMatrix grid={grid} open={open} onOpen={setOpen} nameOf={nameOf} />}
      <ConfusionList confusions={report.confusions} open={open} onOpen={setOpen} nameOf={nameOf} />
    </Paper>
  );
}
