import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

interface SectionPageProps {
  readonly title: string;
  /** What it is about, in one or two sentences. */
  readonly help: string;
  /** Beside the title. */
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

/** A section: its title, what it is about, and what it shows. */
export function SectionPage({ title, help, action, children }: SectionPageProps) {
  const page = useRef<HTMLDivElement>(null);
  // What was scrolled to in one section is nowhere in the next.
  // (Newer browsers return a promise from it, which is no way to end an effect.)
  useEffect(() => {
    page.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <Stack ref={page} gap="lg" maw={1040} px="xl" py="lg" mx="auto">
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xl">
        <div>
          <Title order={2} size="lg">
            {title}
          </Title>
          <Text size="sm" c="dimmed" mt={4} maw={640}>
            {help}
          </Text>
        </div>
        <Group gap="sm" wrap="nowrap" style={{ flex: 'none' }}>
          {action}
        </Group>
      </Group>
      {children}
    </Stack>
  );
}
