import { Text } from '@mantine/core';
import { useDocument } from '../../stores/useStores.ts';
import { Facts } from '../../ui/Facts.tsx';
import { ValueText } from './ValueText.tsx';
import type { ValueChanges, ValueRow } from './valueChanges.ts';

const noFlows = {};

/** Slots and variables at the end of the turn; what the turn changed is marked, with the value before. */
export function ValuesSection({ values }: { readonly values: ValueChanges }) {
  const flows = useDocument(({ project }) => project?.flows ?? noFlows);
  const nameOf = (flow: string) => (flows as Record<string, { name: string }>)[flow]?.name ?? flow;
  return (
    <div>
      {values.slots.length > 0 && <Facts facts={values.slots.map(fact)} />}
      {values.emptySlots > 0 && (
        <Text size="xs" c="dimmed" mt={values.slots.length > 0 ? 4 : 0}>
          {values.emptySlots} {values.emptySlots === 1 ? 'slot is' : 'slots are'} empty.
        </Text>
      )}
      {values.frames.map(({ flow, vars }) => (
        <div key={flow}>
          <Text size="xs" fw={600} c="dimmed" mt={8} mb={2}>
            Variables of {nameOf(flow)}
          </Text>
          <Facts facts={vars.map(fact)} />
        </div>
      ))}
    </div>
  );
}

function fact(row: ValueRow) {
  return { name: row.name, value: <ValueText row={row} />, marked: row.before !== null };
}
