import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';

interface NameFieldProps {
  readonly label: string;
  /** The name to begin with; selected, so that typing replaces it. */
  readonly start?: string;
  /** Called once: with the name, or with null when nothing shall happen. */
  readonly onClose: (name: string | null) => void;
}

/** A name being typed in a list. Enter and leaving the field keep it, Escape does not; an empty one never counts. */
export function NameField({ label, start = '', onClose }: NameFieldProps) {
  const [name, setName] = useState(start);
  const done = useRef(false);
  const finish = (keep: boolean) => {
    // Taking the field away blurs it once more.
    if (done.current) return;
    done.current = true;
    onClose(keep && name.trim() !== '' ? name.trim() : null);
  };
  return (
    <TextInput
      size="xs"
      mb={4}
      autoFocus
      aria-label={label}
      placeholder={label}
      value={name}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          // Whatever takes the focus now shall not receive the key as well.
          event.preventDefault();
          finish(true);
        }
        if (event.key === 'Escape') finish(false);
      }}
    />
  );
}
