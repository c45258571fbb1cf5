import { Group, Text } from '@mantine/core';
import classes from './PassageHits.module.css';
import { PassageTitle } from './PassageTitle.tsx';
import type { Passage } from './passage.ts';
import { ScoreBar } from './ScoreBar.tsx';
import { ToneBadge } from './ToneBadge.tsx';

interface PassageHitsProps {
  /** Best first. */
  readonly hits: readonly (Passage & { readonly score: number })[];
  readonly threshold: number;
  /** Ids of the passages that the answer was taken from. */
  readonly cited: ReadonlySet<string>;
}

/** What a search found: each passage with its score against the threshold, and whether the answer cites it. */
export function PassageHits({ hits, threshold, cited }: PassageHitsProps) {
  return (
    <ul className={classes.list} aria-label="Passages found">
      {hits.map((hit) => (
        <li key={hit.chunkId} className={classes.hit}>
          <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
            <PassageTitle passage={hit} />
            {cited.has(hit.chunkId) && <ToneBadge tone="good">Cited</ToneBadge>}
          </Group>
          <div className={classes.score}>
            <ScoreBar
              label={`Score of ${hit.titlePath.at(-1) ?? hit.source}`}
              score={hit.score}
              threshold={threshold}
            />
          </div>
          <Text size="xs" c="dimmed" lineClamp={3} className={classes.text}>
            {hit.text}
          </Text>
        </li>
      ))}
    </ul>
  );
}
