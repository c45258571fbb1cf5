import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFolder } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { TemplateInfo } from '../../../engine/contract/methods/projectMethods.ts';
import { toAppError } from '../../client/toAppError.ts';
import { useStudio } from '../../stores/useStudio.ts';
import { ErrorMessage } from '../../ui/StatusMessages.tsx';

import { FolderDialog } from './FolderDialog.tsx';

interface CreateProjectDialogProps {
  readonly template: TemplateInfo;
  readonly onClose: () => void;
  /** Called with the new project's path. */
  readonly onCreated: (path: string) => void;
}

// Outside of the component: the form's functions stay the same only as long as its rules do.
const validate = {
  name: (value: string) =>
    /^[^/\\:*?"<>|]+$/.test(value.trim()) ? null : 'Give a name that can be the name of a folder',
  folder: (value: string) => (value.trim() === '' ? 'Choose the folder the project goes into' : null),
};

/** Makes a project from a template: its name and where it goes. */
export function CreateProjectDialog({ template, onClose, onCreated }: CreateProjectDialogProps) {
  const { client } = useStudio();
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const [browsing, setBrowsing] = useState(false);
  const form = useForm({
    initialValues: { name: template.id, folder: '' },
    validate,
  });
  const { setFieldValue } = form;

  useEffect(() => {
    client.request('app.info', {}).then(
      ({ projectsFolder }) => setFieldValue('folder', (folder) => (folder === '' ? projectsFolder : folder)),
      (failure: unknown) => setError(toAppError(failure)),
    );
  }, [client, setFieldValue]);

  const chooseFolder = async () => {
    const { capabilities } = await client.request('app.info', {});
    if (!capabilities.chooseFolder) {
      setBrowsing(true);
      return;
    }
    const { path } = await client.request('app.chooseFolder', { title: 'Where the new project goes' });
    if (path !== null) setFieldValue('folder', path);
  };

  const create = async ({ name, folder }: { name: string; folder: string }) => {
    setBusy(true);
    setError(null);
    try {
      const { path } = await client.request('projects.create', {
        template: template.id,
        name: name.trim(),
        folder: folder.trim(),
      });
      onCreated(path);
      onClose();
    } catch (failure) {
      setError(toAppError(failure));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal opened onClose={onClose} title={`New project from “${template.name}”`} size="md">
      <form onSubmit={form.onSubmit((values) => void create(values))} noValidate>
        <Stack gap="md">
          <TextInput label="Name" data-autofocus {...form.getInputProps('name')} />
          <Group align="flex-start" gap="xs" wrap="nowrap">
            <TextInput label="Location" flex={1} {...form.getInputProps('folder')} />
            <Button
              variant="default"
              mt={23}
              leftSection={<IconFolder size={16} stroke={1.6} />}
              onClick={() => void chooseFolder()}
            >
              Browse…
            </Button>
          </Group>
          <Text size="xs" c="dimmed">
            The project is a folder of readable text files, made for git.
          </Text>
          {error !== null && <ErrorMessage error={error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              Create project
            </Button>
          </Group>
        </Stack>
      </form>
      {browsing && (
        <FolderDialog
          title="Where the new project goes"
          confirm="Choose this folder"
          start={form.values.folder}
          onClose={() => setBrowsing(false)}
          onChoose={(path) => {
            setBrowsing(false);
            setFieldValue('folder', path);
          }}
        />
      )}
    </Modal>
  );
}
