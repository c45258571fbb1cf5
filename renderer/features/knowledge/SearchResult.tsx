import { Text } from '@mantine/core';
import { IconCircleCheck, IconCircleOff } from '@tabler/icons-react';
import { PassageHits } from '../../ui/PassageHits.tsx';
import { SourceChips } from '../../ui/SourceChips.tsx';
import classes from './SearchResult.module.css';
import type { FoundKnowledge } from './useKnowledgeSearch.ts';

/** The answer, or why there is none, and all passages with their scores. */
export function SearchResult({ found }: { readonly found: FoundKnowledge }) {
  const { answer, hits, threshold } = found.result;
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
        {answer !== null && <SourceChips passages={answer.citations} />}
      </section>
      <div>
        <Text size="xs" fw={600} c="dimmed">
          {hits.length === 0
            ? `Nothing found for “${found.text}”`
            : `Found for “${found.text}” (threshold ${threshold.toFixed(2)})`}
        </Text>
        <PassageHits
          hits={hits}
          threshold={threshold}
          cited={new Set(answer?.citations.map(({ chunkId }) => chunkId))}
        />
      </div>
    </>
  );
}
