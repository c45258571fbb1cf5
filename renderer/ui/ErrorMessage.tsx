import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

interface ErrorMessageProps {
  readonly error: { readonly code: string; readonly message: string; readonly remedy: string };
  /** Where it is, if that is known. */
  readonly where?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
  /** Given when the problems list says more about it. */
  readonly onShowProblems?: (() => void) | undefined;
}

/** An error in place: what happened, what to do, and its code for a search. */
export function ErrorMessage({ error, where, onRetry, onShowProblems }: ErrorMessageProps) {
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      title={error.message}
    >
      <Text size="sm">{error.remedy}.</Text>
      {where !== undefined && where !== '' && (
        <Text size="xs" mt={4}>
          {where}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt={4} ff="monospace">
        {error.code}
      </Text>
      {(onRetry ?? onShowProblems) !== undefined && (
        <Group gap="xs" mt={8}>
          {onShowProblems !== undefined && (
            <Button size="compact-xs" variant="light" color="red" onClick={onShowProblems}>
              Show problems
            </Button>
          )}
          {onRetry !== undefined && (
            <Button size="compact-xs" variant="light" color="red" onClick={onRetry}>
              Try again
            </Button>
          )}
        </Group>
      )}
    </Alert>
  );
}
