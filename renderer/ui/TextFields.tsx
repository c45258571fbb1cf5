// Fields for text beside those of Mantine.
import { Textarea, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useRef, useState } from 'react';

interface LinesFieldProps {
  readonly label: string;
  readonly lines: readonly string[];
  readonly onChange: (lines: readonly string[]) => void;
  /** Below the field; "One per line." if absent. */
  readonly description?: string;
  readonly minRows?: number;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** A list of texts, edited one per line. */
export function LinesField({
  label,
  lines,
  onChange,
  description = 'One per line.',
  minRows = 12,
  ref,
}: LinesFieldProps) {
  const written = lines.join('\n');
  const [text, setText] = useState(written);
  // Empty lines are kept while typing; a change from elsewhere (undo, the disk) takes precedence.
  const shown = linesOf(text).join('\n') === written ? text : written;
  return (
    <Textarea
      ref={ref ?? null}
      label={label}
      description={description}
      autosize
      minRows={minRows}
      maxRows={28}
      value={shown}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(linesOf(event.currentTarget.value));
      }}
    />
  );
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

interface NameFieldProps {
  readonly label: string;
  /** The initial name; selected, so that typing replaces it. */
  readonly start?: string;
  /** Called once: with the name, or with null if it was discarded. */
  readonly onClose: (name: string | null) => void;
}

/** A field for a name in a list. Enter or leaving the field keeps the name; Escape, or an empty name, discards it. */
export function NameField({ label, start = '', onClose }: NameFieldProps) {
  const [name, setName] = useState(start);
  const done = useRef(false);
  const finish = (keep: boolean) => {
    // Removing the field blurs it again.
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
          // The element that is focused next must not receive the key as well.
          event.preventDefault();
          finish(true);
        }
        if (event.key === 'Escape') finish(false);
      }}
    />
  );
}

interface RequiredTextInputProps {
  readonly label: string;
  /** Shown while the field is empty. */
  readonly missing: string;
  readonly value: string;
  /** Called with texts that are not empty. */
  readonly onChange: (text: string) => void;
}

/** A required text. While the field is empty, the previous text stays in the document. */
export function RequiredTextInput({ label, missing, value, onChange }: RequiredTextInputProps) {
  const [empty, setEmpty] = useState(false);
  return (
    <TextInput
      label={label}
      withAsterisk
      value={empty ? '' : value}
      {...(empty ? { error: missing } : {})}
      onBlur={() => setEmpty(false)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setEmpty(text === '');
        if (text !== '') onChange(text);
      }}
    />
  );
}

interface SearchFieldProps {
  /** What is searched, for screen readers: "Search intents". */
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** The search above a list, below the header of its panel. */
export function SearchField({ label, value, onChange, onKeyDown }: SearchFieldProps) {
  return (
    <TextInput
      size="xs"
      mx={12}
      mb={6}
      placeholder="Search"
      aria-label={label}
      leftSection={<IconSearch size={14} stroke={1.7} />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
    />
  );
}
