import { Textarea } from '@mantine/core';
import { type Ref, useState } from 'react';

interface LinesFieldProps {
  readonly label: string;
  readonly lines: readonly string[];
  readonly onChange: (lines: readonly string[]) => void;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** A list of texts, edited one a line. */
export function LinesField({ label, lines, onChange, ref }: LinesFieldProps) {
  const written = lines.join('\n');
  const [text, setText] = useState(written);
  // Empty lines are kept while typing; a change from elsewhere (undo, the disk) wins.
  const shown = linesOf(text).join('\n') === written ? text : written;
  return (
    <Textarea
      ref={ref ?? null}
      label={label}
      description="One a line."
      autosize
      minRows={12}
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
