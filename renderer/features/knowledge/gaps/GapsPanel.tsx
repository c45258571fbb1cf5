import { Button, Group, ScrollArea, Text } from '@mantine/core';
import { IconListCheck, IconMessageQuestion, IconPencilPlus, IconRefresh } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { KnowledgeGap } from '../../../../engine/model/reports/knowledgeReports.ts';
import { useDocument } from '../../../stores/useStudio.ts';
import { EmptyMessage } from '../../../ui/StatusMessages.tsx';
import { PanelBar } from '../PanelBar.tsx';
import type { QuestionDraft } from '../questions/TestQuestion.tsx';
import type { HostTask } from '../useKnowledgeIndex.ts';
import classes from './GapItem.module.css';
import gapsPanelClasses from './GapsPanel.module.css';

/** Most other wordings that are shown. */
const shown = 4;

interface GapItemProps {
  readonly gap: KnowledgeGap;
  readonly threshold: number;
  readonly onAnswer: () => void;
  readonly onTest: () => void;
}

/** Questions without an answer that mean about the same: how often they were asked, their wordings, what to do. */
function GapItem({ gap, threshold, onAnswer, onTest }: GapItemProps) {
  const { question, count, conversations, bestScore, wordings } = gap;
  const others = wordings.filter(({ text }) => text !== question);
  return (
    <li className={classes.gap}>
      <div className={classes.count}>
        <Text fw={600} size="lg" lh={1.2}>
          {count}×
        </Text>
        <Text size="xs" c="dimmed" lh={1.3}>
          {conversations} {conversations === 1 ? 'conversation' : 'conversations'}
        </Text>
      </div>
      <div className={classes.words}>
        <Text component="h3" size="sm" fw={600} className={classes.text}>
          {question}
        </Text>
        {others.length > 0 && (
          <ul className={classes.others} aria-label="Other wordings">
            {others.slice(0, shown).map(({ text, asked }) => (
              <li key={text}>
                {text}
                {asked.length > 1 && ` (${asked.length}×)`}
              </li>
            ))}
            {others.length > shown && <li>and {others.length - shown} more</li>}
          </ul>
        )}
        <Text size="xs" c="dimmed" mt={4}>
          {bestScore === 0
            ? 'No passage came near.'
            : `The best passage scored ${bestScore.toFixed(2)}; ${threshold.toFixed(2)} would have been enough.`}
        </Text>
        <Group gap="xs" mt={8}>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPencilPlus size={14} stroke={1.7} />}
            onClick={onAnswer}
          >
            Add an answer
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconListCheck size={14} stroke={1.7} />}
            onClick={onTest}
          >
            Make it a test question
          </Button>
        </Group>
      </div>
    </li>
  );
}

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
    <section className={gapsPanelClasses.panel} aria-label="Gaps">
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
        <ScrollArea
          className={gapsPanelClasses.scroll}
          viewportProps={{ tabIndex: 0 }}
          type="auto"
          scrollbarSize={8}
        >
          <ol className={gapsPanelClasses.list} aria-label="Questions without an answer">
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
