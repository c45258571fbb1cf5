import { Group, Stack, Text } from '@mantine/core';
import type { HandoffPacket } from '../../../engine/model/handoffPacket.ts';
import { useDocument } from '../../stores/useStores.ts';
import { useWords } from '../../stores/useWords.ts';
import { CopyIconButton } from '../../ui/CopyIconButton.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { TriedSteps } from './TriedSteps.tsx';
import { valueText } from './valueText.ts';

/** The handoff packet as the person who takes over reads it. */
export function EscalationSection({ packet: handedOver }: { readonly packet: HandoffPacket }) {
  const words = useWords();
  const packet = words.packet(handedOver);
  const flow = useDocument(({ project }) => project?.flows[packet.state.flow]?.name) ?? packet.state.flow;
  const { id, authenticated } = packet.identity;
  const who = [
    ...(id === null ? [] : [`customer ${id}`]),
    ...(authenticated ? ['has proved who they are'] : []),
    ...Object.entries(packet.customer).map(([name, value]) => `${name}: ${valueText(value)}`),
  ];
  const facts = Object.entries(packet.slots).map(([name, value]) => ({ name, value: valueText(value) }));
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {packet.summary.text}
        </Text>
        <CopyIconButton value={JSON.stringify(packet, null, 2)} label="Copy the packet as JSON" />
      </Group>
      <Facts
        facts={[
          { name: 'Who', value: who.length === 0 ? 'Nothing known of the customer' : who.join('\n') },
          {
            name: 'Wanted',
            value:
              packet.intent === null
                ? 'Not understood'
                : `${packet.intent.name}: “${packet.intent.utterance}”`,
          },
          { name: 'Why', value: words.why(packet) },
          { name: 'Where', value: `${flow} › ${packet.state.state}` },
          { name: 'Queue', value: `${packet.queue}, priority ${packet.priority}` },
          { name: 'Next step', value: packet.nextStep.text === '' ? 'None given' : packet.nextStep.text },
        ]}
      />
      <div>
        <Text size="xs" fw={600} c="dimmed" mb={2}>
          Facts
        </Text>
        {facts.length === 0 ? <Text size="xs">No slot is filled.</Text> : <Facts facts={facts} />}
      </div>
      <div>
        <Text size="xs" fw={600} c="dimmed" mb={2}>
          Tried before
        </Text>
        {packet.tried.length === 0 ? <Text size="xs">Nothing.</Text> : <TriedSteps tried={packet.tried} />}
      </div>
    </Stack>
  );
}
