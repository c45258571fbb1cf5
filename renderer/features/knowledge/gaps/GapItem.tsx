import { Button, Group, Text } from '@mantine/core';
import { IconListCheck, IconPencilPlus } from '@tabler/icons-react';
import type { KnowledgeGap } from '../../../../engine/model/knowledgeGaps.ts';
import classes from './GapItem.module.css';

/** Most other wordings that are shown. */
const shown = 4;

interface GapItemProps {
  readonly gap: KnowledgeGap;
  readonly threshold: number;
  readonly onAnswer: () => void;
  readonly onTest: () => void;
}

/** Questions without an answer that mean about the same: how often they were asked, their wordings, what to do. */
export function GapItem({ gap, threshold, onAnswer, onTest }: GapItemProps) {
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
