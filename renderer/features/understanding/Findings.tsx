import { Button, Paper, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useView } from '../../stores/useStores.ts';

interface FindingsProps {
  readonly findings: readonly {
    readonly code: string;
    readonly message: string;
    readonly remedy: string;
  }[];
}

/** What in the data keeps the figures from being trusted, with what to do. */
export function Findings({ findings }: FindingsProps) {
  const openSection = useView((state) => state.openUnderstanding);
  if (findings.length === 0) return null;
  return (
    <Paper withBorder p="sm" component="section" aria-label="About the data">
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {findings.map(({ code, message, remedy }) => (
          <li key={code} style={{ display: 'flex', gap: 10 }}>
            <IconInfoCircle
              size={17}
              stroke={1.7}
              color="var(--dl-warning)"
              style={{ flex: 'none', marginTop: 1 }}
            />
            <Text size="sm" flex={1} style={{ overflowWrap: 'anywhere' }}>
              {message}.{' '}
              <Text span inherit c="dimmed">
                {remedy}.
              </Text>
            </Text>
            {code === 'NLU_NO_OUT_OF_SCOPE' && (
              <Button
                size="compact-xs"
                variant="default"
                style={{ flex: 'none' }}
                onClick={() => openSection('scope')}
              >
                Write them here
              </Button>
            )}
          </li>
        ))}
      </Stack>
    </Paper>
  );
}
