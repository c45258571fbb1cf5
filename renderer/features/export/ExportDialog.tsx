import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCircleX, IconFolder, IconPackageExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { BundleInfo } from '../../../engine/contract/methods/bundleMethods.ts';
import { toAppError } from '../../client/toAppError.ts';
import { worstSeverity } from '../../stores/documentState.ts';
import { useShowProblems } from '../../stores/navigation.ts';
import { showError } from '../../stores/runEdit.ts';
import { useDocument, useHostAway, useRequest, useStudio, useTasks } from '../../stores/useStudio.ts';
import { EventLine } from '../../ui/ChatBubble.tsx';
import { NeedsHost } from '../../ui/NeedsHost.tsx';
import { fileName } from '../../ui/Passages.tsx';
import type { DialogDefinition } from '../../ui/panelDefinition.ts';
import { ErrorMessage, TaskProgress } from '../../ui/StatusMessages.tsx';
import { ExportResult } from './ExportResult.tsx';

/** The input for an export. */
interface ExportInput {
  readonly path: string;
  readonly overwrite: boolean;
  /** Empty: unsigned. */
  readonly signingKeyPath: string;
}

/** Why an export failed, with its target path. */
interface ExportFailure {
  readonly error: AppError;
  readonly path: string;
}

/** Writes the bundle once everything is saved. */
function useExport() {
  const { client, document } = useStudio();
  const [result, setResult] = useState<BundleInfo | null>(null);
  const [failure, setFailure] = useState<ExportFailure | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async ({ path, overwrite, signingKeyPath }: ExportInput) => {
    setBusy(true);
    setFailure(null);
    try {
      await document.getState().whenSaved();
      const key = signingKeyPath.trim();
      setResult(
        await client.request('bundle.export', {
          projectId: document.getState().opened?.id ?? '',
          path: path.trim(),
          overwrite,
          signingKeyPath: key === '' ? null : key,
        }),
      );
    } catch (error) {
      setFailure({ error: toAppError(error), path });
    }
    setBusy(false);
  };
  return { result, failure, busy, run: (input: ExportInput) => void run(input) };
}

/** How many problems are shown here; the problems list has all of them. */
const maxProblems = 5;

/** Why nothing can be exported yet, with a button to the problems list. */
function ExportBlocked({ onClose }: { readonly onClose: () => void }) {
  const problems = useDocument((state) => state.problems);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const shownErrors = errors
    .slice(0, maxProblems)
    .map((problem, index) => ({ ...problem, key: `${index} ${problem.code}` }));
  const showProblems = useShowProblems();
  return (
    <Stack gap="sm">
      <Text size="sm">
        {errors.length === 1
          ? 'The project has an error. Fix it'
          : `The project has ${errors.length} errors. Fix them`}{' '}
        first: only a project without errors can be exported.
      </Text>
      {shownErrors.map(({ key, message }) => (
        <EventLine key={key} icon={IconCircleX} tone="bad">
          {message}
        </EventLine>
      ))}
      {errors.length > maxProblems && (
        <Text size="xs" c="dimmed">
          And {errors.length - maxProblems} more.
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          onClick={() => {
            onClose();
            showProblems?.();
          }}
        >
          Show problems
        </Button>
      </Group>
    </Stack>
  );
}

/** The default path of a project's bundle: beside its folder, with its name. */
export function defaultBundlePath(projectPath: string): string {
  return inFolder(folderOf(trimmed(projectPath)), `${fileName(trimmed(projectPath))}.dialoom`);
}

/** The same file name in another folder. */
export function moveToFolder(path: string, folder: string): string {
  return inFolder(folder, fileName(path));
}

function inFolder(folder: string, name: string): string {
  const separator = folder.includes('\\') ? '\\' : '/';
  return folder.endsWith(separator) ? `${folder}${name}` : `${folder}${separator}${name}`;
}

function folderOf(path: string): string {
  const parent = path.slice(0, path.length - fileName(path).length);
  // The root of a drive or file system keeps its separator.
  return /^(?:[A-Za-z]:)?[\\/]$/.test(parent) ? parent : parent.slice(0, -1);
}

function trimmed(path: string): string {
  return path.replace(/[\\/]+$/, '');
}

interface ExportFormProps {
  readonly failure: ExportFailure | null;
  readonly busy: boolean;
  readonly onExport: (input: ExportInput) => void;
  readonly onClose: () => void;
}

/** The form for the path of the bundle and its signing key. */
function ExportForm({ failure, busy, onExport, onClose }: ExportFormProps) {
  const { client } = useStudio();
  const projectPath = useDocument(({ opened }) => opened?.path ?? '');
  const tasks = useTasks((state) => state.tasks);
  const { data: app } = useRequest('app.info', {});
  const form = useForm({
    initialValues: { path: defaultBundlePath(projectPath), overwrite: false, signingKeyPath: '' },
    validate: { path: (value) => (value.trim() === '' ? 'Enter a path for the bundle' : null) },
    // A file may be overwritten only after the form has shown that it exists.
    onValuesChange: (values, before) => {
      if (values.path !== before.path && values.overwrite) form.setFieldValue('overwrite', false);
    },
  });
  const exists = failure?.error.code === 'HOST_FILE_EXISTS' && failure.path === form.values.path;
  const browse = () => {
    client
      .request('app.chooseFolder', { title: 'Choose a folder for the bundle' })
      .then(({ path }) => {
        if (path !== null) form.setFieldValue('path', (file) => moveToFolder(file, path));
      })
      .catch((error: unknown) => showError(error, 'The folder could not be chosen'));
  };
  return (
    <form onSubmit={form.onSubmit(onExport)} noValidate>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          A bundle is one file with everything the runtime needs: flows, the trained model, the knowledge
          index and actions. It contains no secrets.
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
          description="Path of an Ed25519 private key in PEM format. A runtime can be set to serve only bundles signed with a certain key."
          placeholder="Unsigned"
          disabled={busy}
          {...form.getInputProps('signingKeyPath')}
        />
        {failure !== null && !busy && <ErrorMessage error={failure.error} />}
        {(exists || form.values.overwrite) && (
          <Checkbox
            label="Overwrite the existing file"
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

/** Exports the project: first the form, then the result. A project with errors cannot be exported. */
function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { result, failure, busy, run } = useExport();
  const away = useHostAway();
  const blocked = useDocument(
    ({ problems, project }) => project === null || worstSeverity(problems) === 'error',
  );
  return (
    <Modal
      opened
      // Not closable during the export: closing would hide its result.
      onClose={() => !busy && onClose()}
      title={result === null ? 'Export bundle' : 'Bundle exported'}
      size="lg"
    >
      {result !== null ? (
        <ExportResult bundle={result} onClose={onClose} />
      ) : blocked ? (
        <ExportBlocked onClose={onClose} />
      ) : (
        <NeedsHost away={away} what="The export">
          <ExportForm failure={failure} busy={busy} onExport={run} onClose={onClose} />
        </NeedsHost>
      )}
    </Modal>
  );
}

/** Writes the project as a bundle that the runtime serves. */
export const exportDialog: DialogDefinition = { id: 'export', component: ExportDialog };
