import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFolder, IconPackageExport } from '@tabler/icons-react';
import { showError } from '../../stores/showError.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { useRequest } from '../../stores/useRequest.ts';
import { useDocument, useTasks } from '../../stores/useStores.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { TaskProgress } from '../../ui/TaskProgress.tsx';
import { defaultBundlePath, moveToFolder } from './bundlePath.ts';
import type { ExportFailure, ExportOrder } from './useExport.ts';

interface ExportFormProps {
  readonly failure: ExportFailure | null;
  readonly busy: boolean;
  readonly onExport: (order: ExportOrder) => void;
  readonly onClose: () => void;
}

/** Where the bundle goes, and with what it is signed. */
export function ExportForm({ failure, busy, onExport, onClose }: ExportFormProps) {
  const { client } = useStudio();
  const projectPath = useDocument(({ opened }) => opened?.path ?? '');
  const tasks = useTasks((state) => state.tasks);
  const { data: app } = useRequest('app.info', {});
  const form = useForm({
    initialValues: { path: defaultBundlePath(projectPath), overwrite: false, signingKeyPath: '' },
    validate: { path: (value) => (value.trim() === '' ? 'Say where the bundle goes' : null) },
    // A file may be replaced only where a person has seen that it is there.
    onValuesChange: (values, before) => {
      if (values.path !== before.path && values.overwrite) form.setFieldValue('overwrite', false);
    },
  });
  const exists = failure?.error.code === 'HOST_FILE_EXISTS' && failure.path === form.values.path;
  const browse = () => {
    client
      .request('app.chooseFolder', { title: 'Where the bundle goes' })
      .then(({ path }) => {
        if (path !== null) form.setFieldValue('path', (file) => moveToFolder(file, path));
      })
      .catch((thrown: unknown) => showError(thrown, 'The folder cannot be chosen'));
  };
  return (
    <form onSubmit={form.onSubmit(onExport)} noValidate>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          A bundle is one file with everything that the runtime needs: flows, trained understanding, knowledge
          index and actions. It holds no secrets.
        </Text>
        <Group align="flex-start" gap="xs" wrap="nowrap">
          <TextInput label="File" flex={1} disabled={busy} data-autofocus {...form.getInputProps('path')} />
          {app?.capabilities.chooseFolder === true && (
            <Button
              variant="default"
              mt={23}
              disabled={busy}
              leftSection={<IconFolder size={16} stroke={1.6} />}
              onClick={browse}
            >
              Browse…
            </Button>
          )}
        </Group>
        <TextInput
          label="Signing key (optional)"
          description="Path of an ed25519 private key in PEM. A runtime can be told to serve only what its key signed."
          placeholder="Unsigned"
          disabled={busy}
          {...form.getInputProps('signingKeyPath')}
        />
        {failure !== null && !busy && <ErrorMessage error={failure.error} />}
        {(exists || form.values.overwrite) && (
          <Checkbox
            label="Replace the file that is there"
            disabled={busy}
            {...form.getInputProps('overwrite', { type: 'checkbox' })}
          />
        )}
        {busy && <TaskProgress label="Writing the bundle" tasks={tasks} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={busy} onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={busy}
            disabled={exists && !form.values.overwrite}
            leftSection={<IconPackageExport size={16} stroke={1.7} />}
          >
            Export bundle
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
