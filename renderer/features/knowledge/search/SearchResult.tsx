import { Anchor, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleOff } from '@tabler/icons-react';
import { SourceChips } from '../../../ui/SourceChips.tsx';
import type { QuestionDraft } from '../questions/questionDraft.ts';
import { FoundPassage } from './FoundPassage.tsx';
import classes from './SearchResult.module.css';
import type { FoundKnowledge } from './useKnowledgeSearch.ts';

interface SearchResultProps {
  readonly found: FoundKnowledge;
  readonly onTest: (draft: QuestionDraft) => void;
}

/** The answer, or why there is none, and all passages with their scores and reasons. */
export function SearchResult({ found, onTest }: SearchResultProps) {
  const { asked, explanation } = found;
  const { result, hits, unknownWords } = explanation;
  const { answer, threshold } = result;
  const cited = new Set(answer?.citations.map(({ chunkId }) => chunkId));
  const test = (expect: string) => onTest({ ask: asked.text, expect, locale: asked.locale });
  return (
    <>
      <section className={classes.answer} data-found={answer !== null || undefined} aria-label="Answer">
        <div className={classes.heading}>
          {answer === null ? (
            <IconCircleOff size={16} stroke={1.7} />
          ) : (
            <IconCircleCheck size={16} stroke={1.7} />
          )}
          <Text size="sm" fw={600}>
            {answer === null ? 'No answer' : 'Answer'}
          </Text>
        </div>
        <Text size="sm" className={classes.text}>
          {answer?.text ??
            `No passage reaches the threshold ${threshold.toFixed(2)}. A knowledge state takes its else way out.`}
        </Text>
        {unknownWords.length > 0 && (
          <Text size="xs" c="dimmed" className={classes.text}>
            No passage knows: {unknownWords.join(', ')}
          </Text>
        )}
        {answer !== null && <SourceChips passages={answer.citations} />}
        <Anchor
          component="button"
          type="button"
          size="xs"
          c="var(--dl-accent-text)"
          ta="start"
          onClick={() => test('none')}
        >
          {answer === null ? 'Test that it has no answer' : 'Test that it should have none'}
        </Anchor>
      </section>
      <div>
        <Text size="xs" fw={600} c="dimmed">
          {hits.length === 0
            ? `Nothing found for “${asked.text}”`
            : `Found for “${asked.text}” (threshold ${threshold.toFixed(2)})`}
        </Text>
        <ul className={classes.hits} aria-label="Passages found">
          {hits.map((hit) => (
            <FoundPassage
              key={hit.chunkId}
              hit={hit}
              threshold={threshold}
              cited={cited.has(hit.chunkId)}
              onTest={() => test(hit.chunkId)}
            />
          ))}
        </ul>
      </div>
    </>
  );
}
