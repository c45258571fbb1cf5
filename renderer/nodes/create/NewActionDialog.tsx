import { Button, Checkbox, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { requestLine } from '../../../engine/kit/forms/actionForm.ts';
import { addAction, draftOfUrl, requestParts, withInputs } from '../../stores/actionEdits.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';

/** What the dialogs that create something get. */
export interface CreateDialogProps {
  /** The name that was typed so far. */
  readonly name: string;
  /** Called with the id of what was created; null if the dialog was closed. */
  readonly onClose: (id: string | null) => void;
}

const noEnvironment = { variables: {}, secrets: {} };

/**
 * Creates an action from a URL. Its host becomes a variable of the environment, and the parts of the URL that change from
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
  const draft = useMemo(() => draftOfUrl(url, method, environment), [url, method, environment]);
  const parts = useMemo(() => requestParts(draft), [draft]);
  const chosen = parts.filter(({ key, likely }) => choices[key] ?? likely);
  const variable = Object.keys(draft.variables)[0];
  const ready = name.trim() !== '' && url !== '';
  const create = () => {
    if (!ready) return;
    const id = addAction(studio, name.trim(), withInputs(draft, chosen));
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
            placeholder="Get a booking"
            withAsterisk
            data-autofocus={start === '' || undefined}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group align="flex-start" gap="xs" wrap="nowrap">
            <Select
              label={requestLine.method.label}
              w={110}
              data={requestLine.method.options.map((option) => ({ ...option }))}
              value={method}
              allowDeselect={false}
              onChange={(value) => setMethod(value ?? 'GET')}
            />
            <Textarea
              label="URL"
              withAsterisk
              flex={1}
              autosize
              minRows={1}
              maxRows={8}
              spellCheck={false}
              data-autofocus={start === '' ? undefined : true}
              placeholder="https://api.example.com/bookings/AB123"
              description="Paste the address of one call, as it is in the documentation of the service."
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
