import { Button, ScrollArea, Text } from '@mantine/core';
import { IconMessageQuestion, IconRefresh } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useDocument } from '../../../stores/useStores.ts';
import { EmptyMessage } from '../../../ui/EmptyMessage.tsx';
import { PanelBar } from '../PanelBar.tsx';
import type { QuestionDraft } from '../questions/questionDraft.ts';
import type { HostTask } from '../useHostTask.ts';
import { GapItem } from './GapItem.tsx';
import classes from './GapsPanel.module.css';

interface GapsPanelProps {
  readonly gaps: HostTask<'knowledge.gaps'>;
  readonly onAnswer: (question: string) => void;
  readonly onTest: (draft: QuestionDraft) => void;
}

/** What customers asked in vain in the recordings, the most frequent first. */
export function GapsPanel({ gaps, onAnswer, onTest }: GapsPanelProps) {
  const threshold = useDocument(({ project }) => project?.manifest.policies.knowledgeThreshold ?? 0);
  const { found, busy, error, start } = gaps;
  const isNew = found === null && !busy && error === null;
  // Looked for when the panel is first shown.
  useEffect(() => {
    if (isNew) start();
  });
  const result = found?.result;
  return (
    <section className={classes.panel} aria-label="Gaps">
      <PanelBar task={gaps} busyLabel="Looking through the recordings">
        <Text size="sm" flex={1}>
          {result !== undefined && (
            <>
              <b>{result.unanswered}</b> of {result.searches} searches in recordings had no answer
            </>
          )}
        </Text>
        {!busy && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={15} stroke={1.8} />}
            onClick={start}
          >
            Look again
          </Button>
        )}
      </PanelBar>
      {result?.gaps.length === 0 && !busy && (
        <EmptyMessage icon={IconMessageQuestion} title="No questions without an answer">
          {result.searches === 0
            ? 'No recording asked the knowledge base yet. Simulate conversations, or keep a runtime’s recordings with the project.'
            : 'Everything that the recordings asked was answered.'}
        </EmptyMessage>
      )}
      {result !== undefined && result.gaps.length > 0 && (
        <ScrollArea className={classes.scroll} viewportProps={{ tabIndex: 0 }} type="auto" scrollbarSize={8}>
          <ol className={classes.list} aria-label="Questions without an answer">
            {result.gaps.map((gap) => (
              <GapItem
                key={gap.question}
                gap={gap}
                threshold={threshold}
                onAnswer={() => onAnswer(gap.question)}
                onTest={() => onTest({ ask: gap.question, expect: null, locale: null })}
              />
            ))}
          </ol>
        </ScrollArea>
      )}
    </section>
  );
}
