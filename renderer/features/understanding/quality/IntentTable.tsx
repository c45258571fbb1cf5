import { Button, Paper, Table, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { IntentQuality } from '../../../../engine/model/understanding/nluReport.ts';
import { useView } from '../../../stores/useStores.ts';
import { percent } from '../percent.ts';
import { useIntentName } from '../useIntentName.ts';
import classes from './IntentTable.module.css';
import { type IntentColumn, type IntentOrder, orderAfterClick, sortIntents } from './sortIntents.ts';

const AT_FIRST = 12;

const columns: readonly { readonly id: IntentColumn; readonly label: string; readonly help: string }[] = [
  { id: 'intent', label: 'Intent', help: '' },
  { id: 'support', label: 'Messages', help: 'How many messages show it' },
  { id: 'recall', label: 'Recall', help: 'Of the messages that show it, the share that were recognised' },
  { id: 'precision', label: 'Precision', help: 'Of the messages taken for it, the share that were it' },
  { id: 'f1', label: 'F1', help: 'Precision and recall in one figure' },
];

/** How well each intent is recognised, worst first; any column sorts. */
export function IntentTable({ intents }: { readonly intents: readonly IntentQuality[] }) {
  const nameOf = useIntentName();
  const openIntent = useView((state) => state.openIntent);
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
            .slice(0, all ? sorted.length : AT_FIRST)
            .map(({ intent, support, recall, precision, f1 }) => (
              <Table.Tr key={intent}>
                <Table.Td>
                  <UnstyledButton className={classes.link} onClick={() => openIntent(intent)}>
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
      {sorted.length > AT_FIRST && (
        <Button size="compact-xs" variant="subtle" mt={6} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${sorted.length} intents`}
        </Button>
      )}
    </Paper>
  );
}
