import { Stack } from '@mantine/core';
import type { ActionItem } from '../../stores/conversationTurn.ts';
import { ActionCall } from './ActionCall.tsx';

/** The calls of actions in a turn, in order. */
export function ActionsSection({ calls }: { readonly calls: readonly ActionItem[] }) {
  return (
    <Stack gap="lg">
      {calls.map((call) => (
        <ActionCall key={call.id} call={call} />
      ))}
    </Stack>
  );
}
