import { Stack, Text } from '@mantine/core';
import { runEdit } from '../../../stores/runEdit.ts';
import { useDocument, useStudio } from '../../../stores/useStudio.ts';
import { LinesField } from '../../../ui/TextFields.tsx';
import { SectionPage } from '../MeasuredSection.tsx';

/** With fewer messages, the metrics say little. */
const ENOUGH_OUT_OF_SCOPE = 30;
const noMessages: readonly string[] = [];

/** Out-of-scope messages, on which rejection is measured. */
export function ScopeSection() {
  const studio = useStudio();
  const messages = useDocument(({ project }) => project?.outOfScope?.utterances) ?? noMessages;
  return (
    <SectionPage
      title="Out-of-scope messages"
      help="Real messages that your assistant should not handle. Include both near-misses and clearly unrelated ones. They are only used to measure rejection; the model does not learn from them."
    >
      <Stack gap="md">
        <LinesField
          label="Out-of-scope messages"
          lines={messages}
          onChange={(lines) => runEdit(studio, 'outOfScope.set', { utterances: [...lines] })}
        />
        <Text size="xs" c="dimmed">
          {messages.length} {messages.length === 1 ? 'message' : 'messages'}.{' '}
          {messages.length < ENOUGH_OUT_OF_SCOPE
            ? `Add ${ENOUGH_OUT_OF_SCOPE - messages.length} more for meaningful metrics.`
            : 'Enough to measure rejection.'}
        </Text>
      </Stack>
    </SectionPage>
  );
}
