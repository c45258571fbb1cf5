import { Skeleton, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import type { TemplateInfo } from '../../../engine/contract/methods/projectMethods.ts';
import { useRequest } from '../../stores/useRequest.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import classes from './Templates.module.css';

interface TemplatesProps {
  readonly onChoose: (template: TemplateInfo) => void;
}

/** The templates that come with Dialoom, as cards. */
export function Templates({ onChoose }: TemplatesProps) {
  const { data, error, reload } = useRequest('templates.list', {});
  return (
    <section aria-labelledby="templates-heading">
      <Title id="templates-heading" order={2} size="md" mb="sm">
        Start from a template
      </Title>
      {error !== null && <ErrorMessage error={error} onRetry={reload} />}
      {data === null && error === null && <Skeleton height={112} radius="lg" />}
      <Stack gap="sm">
        {data?.map((template) => (
          <UnstyledButton key={template.id} className={classes.card} onClick={() => onChoose(template)}>
            <span className={classes.icon}>
              <IconTemplate size={22} stroke={1.6} />
            </span>
            <div>
              <Text fw={600} size="md">
                {template.name}
              </Text>
              <Text size="sm" c="dimmed" mt={2}>
                {template.description}
              </Text>
              <Text size="xs" c="dimmed" mt={8}>
                {count(template.flows, 'flow')} · {count(template.intents, 'intent')} ·{' '}
                {count(template.actions, 'action')}
              </Text>
            </div>
          </UnstyledButton>
        ))}
      </Stack>
    </section>
  );
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
