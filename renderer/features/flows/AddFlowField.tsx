import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { addFlow } from '../../stores/projectEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';

/** The name of a new flow being typed. Enter makes the flow and opens it. */
export function AddFlowField({ onClose }: { readonly onClose: () => void }) {
  const studio = useStudio();
  const [name, setName] = useState('');
  const done = useRef(false);
  const finish = (keep: boolean) => {
    // Taking the field away blurs it once more.
    if (done.current) return;
    done.current = true;
    if (keep && name.trim() !== '') addFlow(studio, name.trim());
    onClose();
  };
  return (
    <TextInput
      size="xs"
      mb={4}
      autoFocus
      aria-label="Name of the new flow"
      placeholder="Name of the new flow"
      value={name}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(true);
        if (event.key === 'Escape') finish(false);
      }}
    />
  );
}
