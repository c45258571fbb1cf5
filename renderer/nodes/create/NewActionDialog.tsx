import { Button, Checkbox, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import { requestLine } from '../../../engine/kit/forms/actionForm.ts';
import type { ReportEntry } from '../../../engine/model/reports/importReport.ts';
import { toAppError } from '../../client/toAppError.ts';
import {
  type ActionDraft,
  addAction,
  draftOfUrl,
  requestParts,
  withInputs,
} from '../../stores/actionEdits.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';
import { ImportReport } from '../ImportReport.tsx';
import { ProblemMessage } from '../ProblemMessage.tsx';

/** What the dialogs that create something get. */
export interface CreateDialogProps {
  /** The name that was typed so far. */
  readonly name: string;
  /** Called with the id of what was created; null if the dialog was closed. */
  readonly onClose: (id: string | null) => void;
}

const noDraft: ActionDraft = { document: {}, variables: {}, secrets: [] };
const noEnvironment = { variables: {}, secrets: {} };

const isCurl = (text: string): boolean => /^\s*(?:\$\s+)?curl(?:\.exe)?\s/.test(text);

interface ReadCommand {
  /** The proposed name; empty until the command was read. */
  readonly name: string;
  readonly draft: ActionDraft | null;
  readonly notes: readonly ReportEntry[];
  readonly error: AppError | null;
}

const unread: ReadCommand = { name: '', draft: null, notes: [], error: null };

/** Reads what was typed if it is a cURL command. */
function useCurl(text: string): ReadCommand {
  const { client, document: files } = useStudio();
  const projectId = useDocument(({ opened }) => opened?.id ?? '');
  const [read, setRead] = useState(unread);
  useEffect(() => {
    setRead(unread);
    if (!isCurl(text)) return;
    let current = true;
    const ask = async () => {
      // The command is read with what is declared in the saved project.
      await files.getState().whenSaved();
      return client.request('actions.readCurl', { projectId, command: text });
    };
    ask().then(
      ({ name, notes, document, variables, secrets }) => {
        const draft = { document, secrets, variables: withoutNulls(variables) };
        if (current) setRead({ name, notes, draft, error: null });
      },
      (error: unknown) => current && setRead({ ...unread, error: toAppError(error) }),
    );
    return () => {
      current = false;
    };
  }, [client, files, projectId, text]);
  return read;
}

function withoutNulls(
  variables: Readonly<Record<string, string | null>>,
): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value ?? undefined]));
}

/**
 * Creates an action from a URL or a cURL command. Its host becomes a variable of the environment, and the parts of the URL that change from
 * call to call become inputs.
 */
export function NewActionDialog({ name: start, onClose }: CreateDialogProps) {
  const studio = useStudio();
  const environment = useDocument(({ project }) => project?.manifest.environment) ?? noEnvironment;
  const [name, setName] = useState(start);
  const [address, setAddress] = useState('');
  const [method, setMethod] = useState('GET');
  /** Parts that were ticked or unticked. */
  const [choices, setChoices] = useState<Readonly<Record<string, boolean>>>({});
  const url = address.trim();
  const curl = useCurl(url);
  const ofUrl = useMemo(() => draftOfUrl(url, method, environment), [url, method, environment]);
  const draft = isCurl(url) ? (curl.draft ?? noDraft) : ofUrl;
  const parts = useMemo(() => requestParts(draft), [draft]);
  const chosen = parts.filter(({ key, likely }) => choices[key] ?? likely);
  const variable = Object.keys(draft.variables)[0];
  const named = name.trim() === '' ? curl.name : name.trim();
  const ready = named !== '' && draft.document.request !== undefined && url !== '';
  const create = () => {
    if (!ready) return;
    const id = addAction(studio, named, withInputs(draft, chosen));
    if (id !== undefined) onClose(id);
  };
  return (
    <Modal opened onClose={() => onClose(null)} title="New action" size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <Stack gap="md">
          <TextInput
            label="Name"
            placeholder={curl.name === '' ? 'Get a booking' : curl.name}
            withAsterisk
            data-autofocus={start === '' || undefined}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group align="flex-start" gap="xs" wrap="nowrap">
            {!isCurl(url) && (
              <Select
                label={requestLine.method.label}
                w={110}
                data={requestLine.method.options.map((option) => ({ ...option }))}
                value={method}
                allowDeselect={false}
                onChange={(value) => setMethod(value ?? 'GET')}
              />
            )}
            <Textarea
              key="address"
              label="URL or cURL command"
              withAsterisk
              flex={1}
              autosize
              minRows={1}
              maxRows={8}
              spellCheck={false}
              data-autofocus={start === '' ? undefined : true}
              placeholder="https://api.example.com/bookings/AB123"
              description="Paste the address of one call, or a cURL command from the documentation of the service."
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={address}
              onChange={(event) => setAddress(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.shiftKey) return;
                event.preventDefault();
                create();
              }}
            />
          </Group>
          {curl.error !== null && <ProblemMessage error={curl.error} />}
          {variable !== undefined && (
            <Text size="sm" c="dimmed">
              The address of the service becomes the variable {variable}, so that the simulator can answer
              from examples instead.
            </Text>
          )}
          {parts.length > 0 && (
            <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
              <Text component="legend" size="sm" fw={500} mb={6} p={0}>
                What changes from call to call?
              </Text>
              <Stack gap={6}>
                {parts.map(({ key, value, input, likely }) => (
                  <Checkbox
                    key={key}
                    size="sm"
                    label={
                      (choices[key] ?? likely) ? `${String(value)} is the input ${input}` : String(value)
                    }
                    checked={choices[key] ?? likely}
                    onChange={(event) => setChoices({ ...choices, [key]: event.currentTarget.checked })}
                  />
                ))}
              </Stack>
            </fieldset>
          )}
          <ImportReport report={curl.notes} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => onClose(null)}>
              Cancel
            </Button>
            <Button type="submit" disabled={!ready}>
              Create action
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
