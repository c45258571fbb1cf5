import { Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowNarrowRight } from '@tabler/icons-react';
import { describeState, resolveText } from '../../nodes/describeState.ts';
import { KindIcon } from '../../nodes/KindIcon.tsx';
import { useStudio } from '../../stores/studioContext.ts';
import { useDocument } from '../../stores/useStores.ts';
import classes from './PathStep.module.css';
import type { PathStop } from './pathStops.ts';

interface PathStepProps {
  readonly stop: PathStop;
  /** The path comes from another flow: its name is shown. */
  readonly newFlow: boolean;
  /** What is said of the last state in place of a way out; null for those before it. */
  readonly end: string | null;
}

const noTexts = {};

/** One state on the path: what it is, why it ran and where it led. */
export function PathStep({ stop, newFlow, end }: PathStepProps) {
  const { view } = useStudio();
  const flow = useDocument(({ project }) => project?.flows[stop.flow]);
  const texts = useDocument(({ project }) => project?.locales[project.manifest.defaultLocale] ?? noTexts);
  const state = flow?.states.find(({ id }) => id === stop.state);
  const described = state === undefined ? undefined : describeState(state);
  const title = described?.title ?? stop.state;
  const port = described?.ports.find(({ id }) => id === stop.outcome);
  const outcome = port === undefined ? stop.outcome : resolveText(port.label, texts);
  return (
    <li>
      <UnstyledButton
        className={classes.step}
        title={`${stop.flow}/${stop.state}`}
        onClick={() => view.getState().revealState(stop.flow, stop.state)}
      >
        <VisuallyHidden component="span">
          Show {stop.flow}/{stop.state} on the canvas:{' '}
        </VisuallyHidden>
        <KindIcon kind={described?.kind} size={22} />
        <div className={classes.words}>
          <div className={classes.title}>
            <Text component="span" size="sm" fw={500} truncate>
              {title}
            </Text>
            {newFlow && (
              <Text component="span" size="xs" c="dimmed" truncate className={classes.flow}>
                {flow?.name ?? stop.flow}
              </Text>
            )}
          </div>
          <Text size="xs" c="dimmed" lh={1.35} className={classes.notes}>
            {stop.notes.join('\n')}
          </Text>
        </div>
        {outcome !== null ? (
          <span className={classes.outcome} data-tone={port?.tone}>
            <IconArrowNarrowRight size={14} stroke={1.7} />
            {outcome}
          </span>
        ) : (
          end !== null && <span className={classes.outcome}>{end}</span>
        )}
      </UnstyledButton>
    </li>
  );
}
