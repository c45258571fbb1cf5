import { Center, Loader, Stack, Text } from '@mantine/core';

/** A panel that is on its way. */
export function LoadingPanel({ label }: { readonly label: string }) {
  return (
    <Center h="100%" role="status">
      <Stack align="center" gap="xs">
        <Loader size="sm" />
        <Text size="sm" c="dimmed">
          {label}…
        </Text>
      </Stack>
    </Center>
  );
}
