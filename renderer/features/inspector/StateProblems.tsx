import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import type { Problem } from '../../../engine/base/problem.ts';

/** What is wrong with a state, and what to do about it. */
export function StateProblems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <Stack gap={6} aria-label="Problems of this state" role="group">
      {problems.map(({ code, severity, message, remedy, location }) => (
        <Alert
          key={`${code} ${location?.field ?? ''} ${message}`}
          color={severity === 'error' ? 'red' : 'orange'}
          variant="light"
          p="xs"
          icon={severity === 'error' ? <IconCircleX size={16} /> : <IconAlertTriangle size={16} />}
        >
          <Text size="xs" fw={600}>
            {message}
          </Text>
          <Text size="xs" mt={2}>
            {remedy}
          </Text>
        </Alert>
      ))}
    </Stack>
  );
}
