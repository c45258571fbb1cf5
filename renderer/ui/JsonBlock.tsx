import { ActionIcon, Box, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
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

interface CopyIconButtonProps {
  readonly value: string;
  /** What is copied: "Copy as JSON". */
  readonly label: string;
}

/** Copies a text to the clipboard and says that it did. */
export function CopyIconButton({ value, label }: CopyIconButtonProps) {
  return (
    <CopyButton value={value} timeout={1500}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : label}>
          <ActionIcon size={24} aria-label={copied ? 'Copied' : label} onClick={copy}>
            {copied ? (
              <IconCheck size={15} stroke={2} color="var(--dl-accent-text)" />
            ) : (
              <IconCopy size={15} stroke={1.7} />
            )}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
