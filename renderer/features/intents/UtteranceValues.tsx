import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Intent } from '../../../engine/model/intent.ts';
import { setUtterance } from '../../stores/intentEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { useDocument } from '../../stores/useStores.ts';
import { UtteranceRow } from './UtteranceRow.tsx';
import classes from './UtteranceValues.module.css';

/** Rows shown at once: a list of thousands must not freeze the window. */
const page = 100;

/** The utterances of an intent with the values marked in them. */
export function UtteranceValues({ intent: { id, utterances } }: { readonly intent: Intent }) {
  const studio = useStudio();
  const entities = Object.values(useDocument(({ project }) => project?.entities) ?? {});
  const [most, setMost] = useState(page);
  return (
    <Stack gap="xs">
      <Text size="xs" c="dimmed">
        Choose the words of a value: click, draw over several, or use the arrow keys (with shift for several)
        and enter.
      </Text>
      <ul className={classes.list} aria-label="Values in the utterances">
        {utterances.slice(0, most).map((source, n) => (
          <UtteranceRow
            // biome-ignore lint/suspicious/noArrayIndexKey: an utterance has no other name, and may be there twice
            key={n}
            source={source}
            entities={entities}
            onChange={(changed) => setUtterance(studio, id, n, changed)}
          />
        ))}
      </ul>
      {utterances.length > most && (
        <Button size="xs" variant="default" onClick={() => setMost(most + page)}>
          Show more ({utterances.length - most})
        </Button>
      )}
    </Stack>
  );
}
