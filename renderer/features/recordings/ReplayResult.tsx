import { Accordion, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconGitFork, IconInfoCircle } from '@tabler/icons-react';
import { useWords } from '../../stores/useWords.ts';
import { EventLine } from '../../ui/EventLine.tsx';
import { ReplayedTurn } from './ReplayedTurn.tsx';
import classes from './ReplayResult.module.css';
import { turnCount } from './turnCount.ts';
import type { ReplayReport } from './useReplay.ts';

/** How the conversation would go now: the verdict first, then turn by turn both sides beside each other. */
export function ReplayResult({ report }: { readonly report: ReplayReport }) {
  const { same, firstDifference, turns, notes } = report;
  const { say } = useWords();
  const said = turns.filter(({ customer }) => customer !== null).length;
  const different = turns.filter(({ differences }) => differences.length > 0).map(({ turn }) => String(turn));
  return (
    <Stack gap="md" className={classes.result}>
      <div className={classes.verdict} data-same={same || undefined} role="status">
        {same ? <IconCircleCheck size={26} stroke={1.6} /> : <IconGitFork size={26} stroke={1.6} />}
        <div>
          <Text fw={600}>
            {same
              ? 'No difference'
              : `${different.length === 1 ? 'One turn differs' : `${turnCount(different.length)} differ`} from the recording`}
          </Text>
          <Text size="sm">
            {same
              ? `The project has this conversation exactly as it was recorded, in ${said === 1 ? 'its one turn' : `all ${turnCount(said)}`}.`
              : firstDifference !== null &&
                `First ${firstDifference.turn === 0 ? 'at the start' : `in turn ${firstDifference.turn}`}: ${say(firstDifference.explanation)}.`}
          </Text>
        </div>
      </div>
      {notes.map((note) => (
        <EventLine key={JSON.stringify(note)} icon={IconInfoCircle} tone="warning">
          {say(note)}.
        </EventLine>
      ))}
      <Accordion
        multiple
        defaultValue={different}
        variant="separated"
        order={3}
        chevronPosition="left"
        chevronIconSize={14}
        transitionDuration={120}
        keepMounted={false}
        classNames={{
          item: classes.item ?? '',
          control: classes.control ?? '',
          label: classes.label ?? '',
          chevron: classes.chevron ?? '',
        }}
      >
        {turns.map((turn) => (
          <ReplayedTurn key={turn.turn} turn={turn} first={turn.turn === firstDifference?.turn} />
        ))}
      </Accordion>
    </Stack>
  );
}
