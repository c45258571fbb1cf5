import { Box } from '@mantine/core';
import { CopyIconButton } from './CopyIconButton.tsx';
import classes from './JsonBlock.module.css';

interface JsonBlockProps {
  /** What it is: "Response body". */
  readonly label: string;
  readonly value: unknown;
}

/** A value as indented JSON that can be copied. */
export function JsonBlock({ label, value }: JsonBlockProps) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return (
    <div className={classes.block}>
      {/* Takes the focus, so that it can be scrolled by keyboard. */}
      <Box component="pre" className={classes.text} role="region" aria-label={label} tabIndex={0}>
        {text}
      </Box>
      <div className={classes.copy}>
        <CopyIconButton value={text} label={`Copy ${label.toLowerCase()}`} />
      </div>
    </div>
  );
}
