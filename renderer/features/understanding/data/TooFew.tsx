import { Button, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { Intent } from '../../../../engine/model/intent.ts';
import { useDocument, useView } from '../../../stores/useStores.ts';
import classes from './FindingList.module.css';
import { FindingList } from './FindingList.tsx';
import { ENOUGH, fewUtterances } from './fewUtterances.ts';

const none: Readonly<Record<string, Intent>> = {};

/** Intents with too few examples, as the project is now. */
export function TooFew() {
  const intents = useDocument(({ project }) => project?.intents) ?? none;
  const openIntent = useView((state) => state.openIntent);
  const few = useMemo(() => fewUtterances(intents), [intents]);
  return (
    <FindingList
      title="Too few examples"
      help={`An intent needs ${ENOUGH} different utterances at least to be told from others.`}
      none={`Every intent has ${ENOUGH} different utterances at least.`}
      items={few}
      total={few.length}
      tone="warning"
      keyOf={({ intent }) => intent}
    >
      {({ intent, name, count }) => (
        <div className={classes.place}>
          <Text size="sm" className={classes.text ?? ''}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {count} of {ENOUGH}
          </Text>
          <div className={classes.actions}>
            <Button size="compact-xs" variant="default" onClick={() => openIntent(intent)}>
              Add examples
            </Button>
          </div>
        </div>
      )}
    </FindingList>
  );
}
