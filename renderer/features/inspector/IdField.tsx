import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Flow, State } from '../../../engine/model/flow.ts';
import { identifierError } from '../../nodes/identifierError.ts';
import { changeStateId } from '../../stores/stateEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';

interface IdFieldProps {
  readonly flow: Flow;
  readonly state: State;
}

/** The id of a state. Everything that refers to it follows when it is changed. */
export function IdField({ flow, state }: IdFieldProps) {
  const studio = useStudio();
  const [text, setText] = useState(state.id);
  useEffect(() => setText(state.id), [state.id]);
  const taken = text !== state.id && flow.states.some(({ id }) => id === text);
  const error = taken ? 'Another state of this flow has this id' : identifierError(text);
  const commit = () => {
    if (text === state.id) return;
    if (error === undefined) changeStateId(studio, flow.id, state.id, text);
    else setText(state.id);
  };
  return (
    <TextInput
      label="Id"
      description="In files, recordings and tests; transitions to this state follow."
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      value={text}
      {...(error === undefined ? {} : { error })}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setText(state.id);
      }}
    />
  );
}
