import { Group, Loader, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { EncoderStatus } from '../../../engine/contract/methods/encoderMethods.ts';

interface EncoderSummaryProps {
  /** Null until it was tried. */
  readonly status: EncoderStatus | null;
  /** Why it is not being tried; undefined while it is. */
  readonly idle: string | undefined;
}

/** How the encoder stands, in a line. */
export function EncoderSummary({ status, idle }: EncoderSummaryProps) {
  if (status === null) {
    return (
      <Group gap="xs" wrap="nowrap" role="status">
        {idle === undefined && <Loader size={16} />}
        <Text size="sm" c="dimmed">
          {idle ?? 'Trying the encoder…'}
        </Text>
      </Group>
    );
  }
  const { state, id, problem } = status;
  if (state === 'error') return null;
  const Icon = state === 'ready' ? IconCircleCheck : IconAlertTriangle;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start" role="status">
      <Icon
        size={18}
        stroke={1.7}
        color={state === 'ready' ? 'var(--dl-accent-text)' : 'var(--mantine-color-orange-6)'}
        style={{ flex: 'none' }}
      />
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {state === 'ready'
          ? `Ready: ${id}`
          : `${problem?.message ?? 'Its files are missing'}. Download them once.`}
      </Text>
    </Group>
  );
}
