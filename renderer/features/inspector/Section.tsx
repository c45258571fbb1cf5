import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Section.module.css';

/** A part of the form with its heading. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <Text component="h3" size="xs" fw={600} c="dimmed" mb="sm">
        {title}
      </Text>
      <Stack gap="md">{children}</Stack>
    </section>
  );
}
