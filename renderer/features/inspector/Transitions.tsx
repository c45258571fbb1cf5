import { Select, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { Flow, State } from '../../../engine/model/flow.ts';
import { describeState, type Port, resolveText } from '../../nodes/describeState.ts';
import { connectStates, disconnectStates } from '../../stores/flowEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { useDocument } from '../../stores/useStores.ts';

interface TransitionsProps {
  readonly flow: Flow;
  readonly state: State;
  readonly ports: readonly Port[];
}

const noTexts = {};

/** Where each outcome leads: the canvas's lines as a form, for the keyboard too. */
export function Transitions({ flow, state, ports }: TransitionsProps) {
  const studio = useStudio();
  const texts = useDocument(({ project }) => project?.locales[project.manifest.defaultLocale]) ?? noTexts;
  const states = useMemo(
    () => flow.states.map((one) => ({ value: one.id, label: describeState(one).title })),
    [flow],
  );
  if (ports.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing follows this state.
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      {ports.map((port) => {
        const ref = { state: state.id, outcome: port.id };
        const missing = port.target !== null && !states.some(({ value }) => value === port.target);
        const error = port.stray
          ? 'This state has no such way out: clear it'
          : missing
            ? 'This state does not exist'
            : undefined;
        return (
          <Select
            key={port.id}
            label={resolveText(port.label, texts)}
            placeholder={port.required ? 'Not connected' : 'Not connected (policy applies)'}
            searchable
            clearable
            data={missing ? [...states, { value: port.target, label: `${port.target} (missing)` }] : states}
            value={port.target}
            withAsterisk={port.required}
            {...(error === undefined ? {} : { error })}
            onChange={(target) => {
              if (target === null) disconnectStates(studio, flow.id, [ref]);
              else connectStates(studio, flow.id, ref, target);
            }}
          />
        );
      })}
    </Stack>
  );
}
