// Passages of the knowledge base, as hits of a search and as sources of an answer.

import { Group, Text, UnstyledButton } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { ScoreBar, ToneBadge } from './Facts.tsx';
import classes from './PassageHits.module.css';
import sourceChipsClasses from './SourceChips.module.css';

/** The last part of a path, with either kind of slash. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}

/** A passage of a source, as people are shown one. */
interface Passage {
  readonly chunkId: string;
  /** Path of the source. */
  readonly source: string;
  /** Headings above the passage, outermost first. */
  readonly titlePath: readonly string[];
  readonly text: string;
}

/** Where a passage stands: its headings, and below them its file. */
export function PassageTitle({ passage }: { readonly passage: Passage }) {
  const titles = passage.titlePath.join(' › ');
  return (
    <div style={{ minWidth: 0 }}>
      {titles !== '' && (
        <Text size="sm" fw={600} lh={1.35} style={{ overflowWrap: 'anywhere' }}>
          {titles}
        </Text>
      )}
      <Text size="xs" c="dimmed" truncate title={passage.source}>
        {fileName(passage.source)}
      </Text>
    </div>
  );
}

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

/** The sources of an answer as small chips; one opens to the passage it was taken from. */
export function SourceChips({ passages }: { readonly passages: readonly Passage[] }) {
  const [open, setOpen] = useState<string | null>(null);
  const id = useId();
  const shown = passages.find(({ chunkId }) => chunkId === open);
  return (
    <div>
      <Group gap={4} role="group" aria-label="Sources">
        {passages.map((passage) => {
          const title = passage.titlePath.at(-1) ?? fileName(passage.source);
          const expanded = passage.chunkId === open;
          return (
            <UnstyledButton
              key={passage.chunkId}
              className={sourceChipsClasses.chip}
              aria-expanded={expanded}
              aria-controls={id}
              aria-label={`Source ${fileName(passage.source)}: ${title}`}
              title={`${passage.source} › ${passage.titlePath.join(' › ')}`}
              onClick={() => setOpen(expanded ? null : passage.chunkId)}
            >
              <IconFileText size={13} stroke={1.7} />
              <span>{title}</span>
            </UnstyledButton>
          );
        })}
      </Group>
      <div id={id}>
        {shown !== undefined && (
          <div className={sourceChipsClasses.passage}>
            <PassageTitle passage={shown} />
            <Text size="xs" mt={4} className={sourceChipsClasses.text}>
              {shown.text}
            </Text>
          </div>
        )}
      </div>
    </div>
  );
}
