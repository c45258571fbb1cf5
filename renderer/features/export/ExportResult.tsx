import { Button, Group, Stack, Text } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import type { BundleInfo } from '../../../engine/contract/methods/bundleMethods.ts';
import { showError } from '../../stores/runEdit.ts';
import { useRequest, useStudio } from '../../stores/useStudio.ts';
import { Facts } from '../../ui/Facts.tsx';
import { JsonBlock } from '../../ui/JsonBlock.tsx';

interface ExportResultProps {
  readonly bundle: BundleInfo;
  readonly onClose: () => void;
}

/** The bundle that was written: what it is, what it needs, and how to serve it. */
export function ExportResult({ bundle, onClose }: ExportResultProps) {
  const { client } = useStudio();
  const { data: app } = useRequest('app.info', {});
  const reveal = () => {
    client
      .request('app.revealPath', { path: bundle.path })
      .catch((failure: unknown) => showError(failure, 'The folder cannot be shown'));
  };
  return (
    <Stack gap="md">
      <Facts
        facts={[
          { name: 'File', value: bundle.path },
          { name: 'Size', value: `${formatBytes(bundle.bytes)} in ${bundle.files} files` },
          {
            name: 'SHA-256',
            value: (
              <Text ff="monospace" size="xs" span>
                {bundle.sha256}
              </Text>
            ),
          },
          {
            name: 'Signature',
            value: bundle.signedBy === null ? 'Unsigned' : `Signed by ${bundle.signedBy}`,
          },
          { name: 'Variables', value: listOf(bundle.requiredVariables) },
          { name: 'Secrets', value: listOf(bundle.requiredSecrets) },
        ]}
      />
      {bundle.requiredVariables.length + bundle.requiredSecrets.length > 0 && (
        <Text size="xs" c="dimmed">
          Variables and secrets are taken from the environment of the runtime: set them there before it
          starts.
        </Text>
      )}
      <div>
        <Text size="sm" fw={600} mb={4}>
          Serve it
        </Text>
        <JsonBlock label="Command line" value={serveCommandLine(bundle.path)} />
      </div>
      <Group justify="flex-end" gap="xs">
        {app?.capabilities.revealPath === true && (
          <Button variant="default" leftSection={<IconFolderOpen size={16} stroke={1.6} />} onClick={reveal}>
            Show in folder
          </Button>
        )}
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Stack>
  );
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? 'None needed' : names.join(', ');
}

/** A size for people: `812 B`, `1.4 MB`. Units are powers of 1000. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** The command line that serves a bundle; a path with anything special in it is quoted for the system it is of. */
export function serveCommandLine(path: string): string {
  return `npx dialoom serve ${/^[\w./\\:~-]+$/.test(path) ? path : quoted(path)}`;
}

function quoted(path: string): string {
  // Windows allows no double quotes in names, and its shells know no single ones.
  if (/^(?:[A-Za-z]:[\\/]|\\\\)/.test(path)) return `"${path}"`;
  return `'${path.replaceAll("'", "'\\''")}'`;
}
