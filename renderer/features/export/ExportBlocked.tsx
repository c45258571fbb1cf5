import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleX } from '@tabler/icons-react';
import { useShowProblems } from '../../stores/useShowProblems.ts';
import { useDocument } from '../../stores/useStores.ts';
import { EventLine } from '../../ui/EventLine.tsx';

/** Most problems that are named here; the list has all of them. */
const most = 5;

/** Why nothing can be exported yet, and the way to the problems list. */
export function ExportBlocked({ onClose }: { readonly onClose: () => void }) {
  const problems = useDocument((state) => state.problems);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const named = errors
    .slice(0, most)
    .map((problem, index) => ({ ...problem, key: `${index} ${problem.code}` }));
  const showProblems = useShowProblems();
  return (
    <Stack gap="sm">
      <Text size="sm">
        {errors.length === 1 ? 'The project has an error' : `The project has ${errors.length} errors`}. A
        bundle is only made of a project without errors, so that what is served has been checked.
      </Text>
      {named.map(({ key, message }) => (
        <EventLine key={key} icon={IconCircleX} tone="bad">
          {message}
        </EventLine>
      ))}
      {errors.length > most && (
        <Text size="xs" c="dimmed">
          And {errors.length - most} more.
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          onClick={() => {
            onClose();
            showProblems?.();
          }}
        >
          Show problems
        </Button>
      </Group>
    </Stack>
  );
}
