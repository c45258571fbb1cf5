import { Button, Text } from '@mantine/core';
import type { Confusion } from '../../../../engine/model/understanding/nluReport.ts';
import { occurrences } from '../../../stores/occurrences.ts';
import { useStudio } from '../../../stores/studioContext.ts';
import { useDocument } from '../../../stores/useStores.ts';
import { openUtterance } from '../../../stores/utteranceEdits.ts';
import classes from './ConfusionList.module.css';

interface MisreadMessagesProps {
  readonly confusion: Confusion;
  readonly nameOf: (intent: string | null) => string;
}

/** The first messages of a confusion, each with a way to where it is written. */
export function MisreadMessages({ confusion: { intent, count, examples }, nameOf }: MisreadMessagesProps) {
  const studio = useStudio();
  const project = useDocument((state) => state.project);
  return (
    <ul className={classes.messages} aria-label={`Misread messages of ${nameOf(intent)}`}>
      {examples.map((text) => (
        <li key={text} className={classes.message}>
          <Text size="sm" flex={1} style={{ overflowWrap: 'anywhere' }}>
            {text}
          </Text>
          {project !== null && occurrences(project, { text, intent }) > 0 && (
            <Button
              size="compact-xs"
              variant="default"
              style={{ flex: 'none' }}
              onClick={() => openUtterance(studio, { text, intent })}
            >
              Open utterance
            </Button>
          )}
        </li>
      ))}
      {count > examples.length && (
        <li>
          <Text size="xs" c="dimmed">
            And {count - examples.length} more.
          </Text>
        </li>
      )}
    </ul>
  );
}
