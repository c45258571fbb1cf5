import { Group, Text, UnstyledButton } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { fileName } from './fileName.ts';
import { PassageTitle } from './PassageTitle.tsx';
import type { Passage } from './passage.ts';
import classes from './SourceChips.module.css';

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
              className={classes.chip}
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
          <div className={classes.passage}>
            <PassageTitle passage={shown} />
            <Text size="xs" mt={4} className={classes.text}>
              {shown.text}
            </Text>
          </div>
        )}
      </div>
    </div>
  );
}
