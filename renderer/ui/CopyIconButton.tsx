import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

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
