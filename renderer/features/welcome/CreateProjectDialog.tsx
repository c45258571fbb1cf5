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

// Outside the component, so that the form's functions stay the same between renders.
const validate = {
  name: (value: string) => (/^[^/\\:*?"<>|]+$/.test(value.trim()) ? null : 'Enter a valid folder name'),
  folder: (value: string) => (value.trim() === '' ? 'Choose a folder for the project' : null),
};

/** Creates a project from a template, with a name and a folder. */
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
    const { path } = await client.request('app.chooseFolder', {
      title: 'Choose a folder for the new project',
    });
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
            A project is a folder of plain text files that works well with Git.
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
          title="Choose a folder for the new project"
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
