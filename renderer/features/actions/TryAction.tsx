import {
  Button,
  Group,
  NumberInput,
  PasswordInput,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useModals } from '@mantine/modals';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import type { TriedCall } from '../../../engine/contract/methods/actionMethods.ts';
import type { Action } from '../../../engine/model/documents/action.ts';
import type { ProjectManifest } from '../../../engine/model/documents/projectManifest.ts';
import { toAppError } from '../../client/toAppError.ts';
import { ProblemMessage } from '../../nodes/ProblemMessage.tsx';
import { changesNothing, namesUsed } from '../../stores/actionEdits.ts';
import { useDocument, useHostAway, useStudio } from '../../stores/useStudio.ts';
import { HostNote } from '../../ui/NeedsHost.tsx';
import { TriedCallView } from './TriedCallView.tsx';

type Declared = Action['input'][string];

/** The value of an input as it is typed: texts, also for JSON, or a yes or no. */
type Typed = string | number | boolean;

/** What is sent for a typed value; undefined for nothing. A JSON input that is not valid JSON is sent as a text. */
function sentValue({ type }: Declared, typed: Typed | undefined): Json | undefined {
  if (typed === undefined || typed === '') return undefined;
  if (type !== 'json' || typeof typed !== 'string') return typed;
  try {
    return JSON.parse(typed) as Json;
  } catch {
    return typed;
  }
}

interface InputFieldProps {
  readonly name: string;
  readonly declared: Declared;
  readonly value: Typed | undefined;
  readonly onChange: (value: Typed) => void;
}

/** A field for the value of one input. */
function InputField({ name, declared, value, onChange }: InputFieldProps) {
  const { type, required, description } = declared;
  const shared = {
    label: name,
    withAsterisk: required,
    ...(description === undefined ? {} : { placeholder: description }),
  };
  if (type === 'boolean')
    return (
      <Switch
        label={name}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  if (type === 'number') {
    const number = typeof value === 'number' || typeof value === 'string' ? value : '';
    return <NumberInput {...shared} size="sm" hideControls value={number} onChange={onChange} />;
  }
  return (
    <TextInput
      {...shared}
      value={value === undefined ? '' : String(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const noEnvironment: ProjectManifest['environment'] = { variables: {}, secrets: {} };

interface ValueFieldsProps {
  readonly action: Action;
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (name: string, value: string) => void;
}

/** Values of variables and secrets for one call. */
function ValueFields({ action, values, onChange }: ValueFieldsProps) {
  const environment = useDocument(({ project }) => project?.manifest.environment) ?? noEnvironment;
  const used = namesUsed(action);
  const variables = Object.keys(environment.variables).filter((name) => used.variables.includes(name));
  const secrets = used.secrets.filter((name) => Object.hasOwn(environment.secrets, name));
  return (
    <>
      {variables.map((name) => (
        <TextInput
          key={name}
          label={name}
          placeholder={environment.variables[name]?.default ?? 'From the environment of the studio'}
          value={values[name] ?? ''}
          onChange={(event) => onChange(name, event.currentTarget.value)}
        />
      ))}
      {secrets.map((name) => (
        <PasswordInput
          key={name}
          size="sm"
          label={name}
          description="For this call only: it is never stored. If empty, it comes from the environment of the studio."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="off"
          value={values[name] ?? ''}
          onChange={(event) => onChange(name, event.currentTarget.value)}
        />
      ))}
    </>
  );
}

interface Outcome {
  readonly call: TriedCall | null;
  readonly error: AppError | null;
  /** The inputs that were sent. */
  readonly input: JsonObject;
}

/** Calls an action once, with its mock examples or with the service, and shows what was sent and answered. */
export function TryAction({ action }: { readonly action: Action }) {
  const { client, document } = useStudio();
  const modals = useModals();
  const projectId = useDocument(({ opened }) => opened?.id ?? '');
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({});
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [how, setHow] = useState<'mock' | 'live'>('mock');
  const [busy, setBusy] = useState(false);
  const away = useHostAway();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const input = Object.fromEntries(
    Object.entries(action.input).flatMap(([name, declared]) => {
      const value = sentValue(declared, typed[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  ) as JsonObject;

  const send = async () => {
    setBusy(true);
    try {
      await document.getState().whenSaved();
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
      const params = { projectId, action: action.id, input, how, values: how === 'live' ? given : {} };
      // A call that needs to be confirmed is only sent once it was.
      const call = await client.request('actions.try', { ...params, confirmed: true });
      setOutcome({ call, error: null, input });
    } catch (error) {
      setOutcome({ call: null, error: toAppError(error), input });
    } finally {
      setBusy(false);
    }
  };
  const submit = () => {
    if (how === 'mock' || changesNothing(action)) {
      void send();
      return;
    }
    modals.openConfirmModal({
      title: `Really call ${action.name}?`,
      children: (
        <Text size="sm">
          This call goes to the service and may change something there: {action.request.method}{' '}
          {action.request.url}
        </Text>
      ),
      labels: { confirm: 'Call it', cancel: 'Cancel' },
      onConfirm: () => void send(),
    });
  };

  return (
    <Stack gap="md" component="section" aria-label="Try it">
      <Group justify="space-between" wrap="nowrap">
        <Text component="h3" size="sm" fw={600}>
          Try it
        </Text>
        <SegmentedControl
          size="xs"
          aria-label="Who answers"
          data={[
            { value: 'mock', label: 'Mock examples' },
            { value: 'live', label: 'Service' },
          ]}
          value={how}
          onChange={(value) => setHow(value === 'live' ? 'live' : 'mock')}
        />
      </Group>
      {away && <HostNote what="Trying an action" />}
      <form
        inert={away}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm">
          {Object.entries(action.input).map(([name, declared]) => (
            <InputField
              key={name}
              name={name}
              declared={declared}
              value={typed[name]}
              onChange={(value) => setTyped({ ...typed, [name]: value })}
            />
          ))}
          {how === 'live' && (
            <ValueFields
              action={action}
              values={values}
              onChange={(name, value) => setValues({ ...values, [name]: value })}
            />
          )}
          <div>
            <Button type="submit" size="xs" loading={busy} leftSection={<IconSend size={15} stroke={1.8} />}>
              Send
            </Button>
          </div>
        </Stack>
      </form>
      {outcome?.error != null && <ProblemMessage error={outcome.error} />}
      {outcome?.call != null && <TriedCallView action={action} call={outcome.call} input={outcome.input} />}
    </Stack>
  );
}
