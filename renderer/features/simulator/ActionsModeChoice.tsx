import { Group, Radio, Stack, Text } from '@mantine/core';
import { useStudio } from '../../stores/studioContext.ts';
import { useSimulation } from '../../stores/useStores.ts';
import classes from './ActionsModeChoice.module.css';
import { actionsModes } from './actionsModes.ts';

/** Chooses what answers the project's actions, with what each choice means. */
export function ActionsModeChoice() {
  const { simulation } = useStudio();
  const actions = useSimulation((state) => state.actions);
  return (
    <Radio.Group
      label="API actions"
      value={actions}
      onChange={(value) => simulation.getState().setActions(value === 'live' ? 'live' : 'mock')}
    >
      <Stack gap="xs" mt={6}>
        {actionsModes.map(({ mode, label, explanation }) => (
          <Radio.Card key={mode} value={mode} className={classes.card ?? ''} aria-label={label}>
            <Group gap="sm" wrap="nowrap" align="flex-start">
              <Radio.Indicator size="sm" mt={2} />
              <div>
                <Text size="sm" fw={600}>
                  {label}
                </Text>
                <Text size="xs" c="dimmed" lh={1.45}>
                  {explanation}
                </Text>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}
