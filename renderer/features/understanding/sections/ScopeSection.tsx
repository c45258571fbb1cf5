import { Stack, Text } from '@mantine/core';
import { useDocument, useStudio } from '../../../stores/useStudio.ts';
import { setOutOfScope } from '../../../stores/utteranceEdits.ts';
import { LinesField } from '../../../ui/TextFields.tsx';
import { SectionPage } from '../MeasuredSection.tsx';

/** Messages to measure with that one finds out little by having fewer of. */
const ENOUGH_OUT_OF_SCOPE = 30;
const none: readonly string[] = [];

/** Messages that the project does not serve: what is turned away is measured on them. */
export function ScopeSection() {
  const studio = useStudio();
  const messages = useDocument(({ project }) => project?.outOfScope?.utterances) ?? none;
  return (
    <SectionPage
      title="Out-of-scope messages"
      help="What customers write and you do not serve: taken from what they really wrote, as far from your subjects and as close to them as it comes. Nothing is learnt from these; how well such messages are turned away is measured on them."
    >
      <Stack gap="md">
        <LinesField
          label="Messages that you do not serve"
          lines={messages}
          onChange={(lines) => setOutOfScope(studio, lines)}
        />
        <Text size="xs" c="dimmed">
          {messages.length} {messages.length === 1 ? 'message' : 'messages'}.{' '}
          {messages.length < ENOUGH_OUT_OF_SCOPE
            ? `Add ${ENOUGH_OUT_OF_SCOPE - messages.length} more, so that the figures say something.`
            : 'Enough to measure with.'}
        </Text>
      </Stack>
    </SectionPage>
  );
}
