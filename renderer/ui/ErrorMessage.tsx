import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

interface ErrorMessageProps {
  readonly error: { readonly code: string; readonly message: string; readonly remedy: string };
  readonly onRetry?: () => void;
}

/** An error in place: what happened, what to do, and its code for a search. */
export function ErrorMessage({ error, onRetry }: ErrorMessageProps) {
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      title={error.message}
    >
      <Text size="sm">{error.remedy}.</Text>
      <Text size="xs" c="dimmed" mt={4} ff="monospace">
        {error.code}
      </Text>
      {onRetry !== undefined && (
        <Button size="compact-xs" variant="light" color="red" mt={8} onClick={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
