import { Alert, Button, Group, Text, TextInput } from '@mantine/core';
import { IconMessageCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { taskOf } from '../../../stores/measureKind.ts';
import { useTasks } from '../../../stores/useStores.ts';
import { EmptyMessage } from '../../../ui/EmptyMessage.tsx';
import { ErrorMessage } from '../../../ui/ErrorMessage.tsx';
import { TaskProgress } from '../../../ui/TaskProgress.tsx';
import { SectionPage } from '../SectionPage.tsx';
import { Understood } from './Understood.tsx';
import { usePrediction } from './usePrediction.ts';

/** One message, and what it is understood as. */
export function TrySection() {
  const [text, setText] = useState('');
  const { asked, result, isCurrent, pending, error, ask } = usePrediction();
  const tasks = useTasks(useShallow((state) => state.tasks.filter(({ task }) => task === taskOf('train'))));
  const isEmpty = text.trim() === '';
  return (
    <SectionPage
      title="Try a message"
      help="Write what a customer might write, and see what it is understood as: with the project’s thresholds, at a point where any flow may begin."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty) ask(text);
        }}
      >
        <Group gap="sm" wrap="nowrap">
          <TextInput
            flex={1}
            size="md"
            aria-label="Message to try"
            placeholder="Where is my order?"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" size="md" fz="sm" loading={pending} disabled={isEmpty}>
            Understand
          </Button>
        </Group>
      </form>
      {pending && tasks.length > 0 && <TaskProgress label="Learning" tasks={tasks} />}
      {error !== null && <ErrorMessage error={error} />}
      {result !== null && !isCurrent && (
        <Alert color="yellow" variant="outline" p="xs" role="status">
          <Text size="sm">
            Out of date: the project changed since. Try the message again for what holds now.
          </Text>
        </Alert>
      )}
      {result === null ? (
        error === null &&
        !pending && (
          <EmptyMessage icon={IconMessageCircle} title="No message yet">
            Try messages that customers really wrote, with their slips, and some that you do not serve.
          </EmptyMessage>
        )
      ) : (
        <Understood text={asked} result={result} />
      )}
    </SectionPage>
  );
}
