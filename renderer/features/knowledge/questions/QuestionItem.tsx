import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { removeTestQuestion } from '../../../stores/knowledgeEdits.ts';
import { useStudio } from '../../../stores/studioContext.ts';
import { ToneBadge } from '../../../ui/ToneBadge.tsx';
import { languageName } from '../languageName.ts';
import { expectationWords } from './expectationWords.ts';
import { outcomeWords } from './outcomeWords.ts';
import classes from './QuestionItem.module.css';
import type { QuestionRow } from './questionRows.ts';

interface QuestionItemProps {
  readonly row: QuestionRow;
  /** The knowledge base does not have what it expects. */
  readonly isMissing: boolean;
}

/** A test question: what it expects, how it went, and what was found in its place. */
export function QuestionItem({ row: { set, question, result }, isMissing }: QuestionItemProps) {
  const studio = useStudio();
  const { tone, label } = outcomeWords(result);
  const wrong = result !== null && tone !== 'good' && result.best !== null;
  return (
    <li className={classes.item}>
      <div className={classes.words}>
        <Text size="sm" className={classes.text}>
          {question.ask}
        </Text>
        <Text size="xs" c="dimmed" className={classes.text}>
          {expectationWords(question.expect)}
          {question.locale !== undefined && ` · ${languageName(question.locale)}`}
        </Text>
        {wrong && (
          <Text size="xs" c="dimmed" className={classes.text}>
            Best is {result.best?.chunkId.replace(/^knowledge\//, '')}, score {result.score.toFixed(2)}
          </Text>
        )}
        {isMissing && (
          <Text size="xs" c="var(--dl-error)" className={classes.text}>
            The knowledge base does not have it.
          </Text>
        )}
      </div>
      <ToneBadge tone={tone}>{label}</ToneBadge>
      <Tooltip label="Remove this question">
        <ActionIcon
          size={26}
          aria-label={`Remove: ${question.ask}`}
          onClick={() => removeTestQuestion(studio, set, question)}
        >
          <IconTrash size={15} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
