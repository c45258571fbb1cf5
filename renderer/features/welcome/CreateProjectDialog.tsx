import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFolder } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { TemplateInfo } from '../../../engine/contract/methods/projectMethods.ts';
import { toAppError } from '../../client/toAppError.ts';
import { showError } from '../../stores/runEdit.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';
import type { DialogDefinition } from '../../ui/panelDefinition.ts';
import { ErrorMessage } from '../../ui/StatusMessages.tsx';

import { FolderDialog } from './FolderDialog.tsx';

/** What a new project is made from. */
type Source =
  | { readonly template: Pick<TemplateInfo, 'id' | 'name'> }
  | { readonly project: { readonly path: string; readonly name: string } };

interface CreateProjectDialogProps {
  readonly source: Source;
  readonly onClose: () => void;
  /** Called with the new project's path. */
  readonly onCreated: (path: string) => void;
}

// Outside the component, so that the form's functions stay the same between renders.
const validate = {
  name: (value: string) => (/^[^/\\:*?"<>|]+$/.test(value.trim()) ? null : 'Enter a valid folder name'),
  folder: (value: string) => (value.trim() === '' ? 'Choose a folder for the project' : null),
};

/** The folder around a project, and the name of the project's own. */
function splitPath(path: string): readonly [folder: string, name: string] {
  const [, folder = '', name = path] = /^(.*)[\\/]([^\\/]+)[\\/]*$/.exec(path) ?? [];
  return [folder, name];
}

/** Creates a project from a template, or as a copy of another one, with a name and a folder. */
export function CreateProjectDialog({ source, onClose, onCreated }: CreateProjectDialogProps) {
  const { client, document } = useStudio();
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const [browsing, setBrowsing] = useState(false);
  const [suggested] = useState(() => {
    if ('template' in source) return { name: source.template.id, folder: '' };
    const [folder, name] = splitPath(source.project.path);
    return { name: `${name} copy`, folder };
  });
  const form = useForm({
    initialValues: suggested,
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
      // A copy has what is on the screen.
      await document.getState().whenSaved();
      const place = { name: name.trim(), folder: folder.trim() };
      const { path } =
        'template' in source
          ? await client.request('projects.create', { template: source.template.id, ...place })
          : await client.request('projects.duplicate', { path: source.project.path, ...place });
      onCreated(path);
      onClose();
    } catch (failure) {
      setError(toAppError(failure));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={
        'template' in source
          ? `New project from “${source.template.name}”`
          : `Duplicate “${source.project.name}”`
      }
      size="md"
    >
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
            {'template' in source
              ? 'A project is a folder of plain text files that works well with Git.'
              : 'Everything in the folder is copied, except its Git history and trained models. The copy is opened.'}
          </Text>
          {error !== null && <ErrorMessage error={error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy}>
              {'template' in source ? 'Create project' : 'Duplicate'}
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

/** Duplicates the open project, and opens the copy. */
function DuplicateProjectDialog({ onClose }: { readonly onClose: () => void }) {
  const { document } = useStudio();
  const path = useDocument(({ opened }) => opened?.path ?? '');
  const name = useDocument(({ project }) => project?.manifest.name) ?? splitPath(path)[1];
  const open = (copy: string) => {
    document
      .getState()
      .open(copy)
      .catch((error: unknown) => showError(error, 'The copy could not be opened'));
  };
  return <CreateProjectDialog source={{ project: { path, name } }} onClose={onClose} onCreated={open} />;
}

/** Registered as a dialog, for the menu of the project and the palette. */
export const duplicateDialog: DialogDefinition = { id: 'duplicate', component: DuplicateProjectDialog };
