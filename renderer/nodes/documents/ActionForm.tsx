import { Button, Group, SegmentedControl, Stack, Tabs, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import type { Problem } from '../../../engine/base/problem.ts';
import { actionForm, bodyFields, requestLine } from '../../../engine/kit/forms/actionForm.ts';
import { fieldKeys } from '../../../engine/kit/forms/fieldValues.ts';
import { actionPath } from '../../../engine/model/documentKinds.ts';
import { type Action, action as actionSchema, bodyKinds } from '../../../engine/model/documents/action.ts';
import { isJsonObject } from '../../../engine/model/yaml/deepEqual.ts';
import { valueAt } from '../../../engine/model/yaml/valueEdit.ts';
import { changeAuthType, declareInput, undeclaredNames } from '../../stores/actionEdits.ts';
import { problemsOfFile, worstSeverity } from '../../stores/documentState.ts';
import { runEdit } from '../../stores/runEdit.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';
import { DetailHeader, ProblemMark } from '../../ui/ListPanel.tsx';
import { RequiredTextInput } from '../../ui/TextFields.tsx';
import { type FieldEditor, FieldEditorContext } from '../FieldEditor.ts';
import { FieldWidget } from '../FieldWidget.tsx';
import { FormFields, FormGroupBlock } from '../FormPage.tsx';
import {
  type EditedDocument,
  parseWith,
  useDocumentEditor,
  writtenMap,
} from '../settings/useDocumentEditor.tsx';
import { ThingButtons, UsedIn } from '../UsedIn.tsx';
import classes from './ActionForm.module.css';

const allFields = [
  requestLine.method,
  requestLine.url,
  ...Object.values(bodyFields),
  ...actionForm.flatMap((group) => group.fields),
];

/** An output is a text, or a map if more is known of it than its value; the form edits maps. */
function withOutputMaps(written: JsonObject): JsonObject {
  const { output } = written;
  if (!isJsonObject(output)) return written;
  const maps = Object.entries(output).map(([name, value]) => [name, isJsonObject(value) ? value : { value }]);
  return { ...written, output: Object.fromEntries(maps) };
}

function shortOutputs(output: Json): Json {
  if (!isJsonObject(output)) return output;
  const texts = Object.entries(output).map(([name, value]) => {
    const isText = isJsonObject(value) && Object.keys(value).join() === 'value';
    return [name, isText ? (value.value ?? null) : value];
  });
  return Object.fromEntries(texts);
}

const parse = parseWith(actionSchema);

/** A problem of an output is shown at its value. */
function atOutputValue(problem: Problem): Problem {
  const field = problem.location?.field;
  if (field === undefined || !/^output\.\w+$/.test(field)) return problem;
  return { ...problem, location: { ...problem.location, field: `${field}.value` } };
}

/** Connects the form of an action to its document. */
function useActionEditor(action: Action): FieldEditor {
  const studio = useStudio();
  const file = actionPath(action.id);
  const yaml = useDocument(({ parsed }) => parsed?.documents[file]?.yaml?.value);
  const problems = useDocument((state) => problemsOfFile(state.problems, file));
  const { method } = action.request;
  const document = useMemo(
    (): EditedDocument => ({
      written: withOutputMaps(writtenMap(yaml)),
      parse,
      problems: problems.map(atOutputValue),
      write: (path, value) =>
        runEdit(studio, 'action.setField', {
          id: action.id,
          path: [...path],
          value:
            path[0] === 'output' && path.length === 1 && value !== undefined ? shortOutputs(value) : value,
        }),
    }),
    [studio, yaml, problems, action.id],
  );
  const place = useMemo(
    () => ({ base: [], fields: allFields, defaults: { auth: { type: 'none' }, reads: method === 'GET' } }),
    [method],
  );
  const editor = useDocumentEditor(document, place);
  return useMemo(
    () => ({
      ...editor,
      set: (path, value) => {
        if (path.join('.') !== 'auth.type') editor.set(path, value);
        else changeAuthType(studio, action, typeof value === 'string' ? value : undefined);
      },
    }),
    [editor, studio, action],
  );
}

/** Offers to declare what an action uses and nothing declares. */
function Undeclared({ action }: { readonly action: Action }) {
  const studio = useStudio();
  const environment = useDocument(({ project }) => project?.manifest.environment);
  if (environment === undefined) return null;
  const { variables, secrets, inputs } = undeclaredNames(action, environment);
  const offers = [
    ...inputs.map((name) => ({
      what: 'input',
      name,
      declare: () => declareInput(studio, action, name),
    })),
    ...variables.map((name) => ({
      what: 'variable',
      name,
      declare: () => runEdit(studio, 'environment.set', { kind: 'variable', name, definition: {} }),
    })),
    ...secrets.map((name) => ({
      what: 'secret',
      name,
      declare: () => runEdit(studio, 'environment.set', { kind: 'secret', name, definition: {} }),
    })),
  ];
  if (offers.length === 0) return null;
  return (
    <ul className={classes.offers} aria-label="Not declared">
      {offers.map(({ what, name, declare }) => (
        <li key={`${what} ${name}`}>
          <Text size="sm" flex={1}>
            The {what} <span className={classes.code}>{name}</span> is not declared.
          </Text>
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<IconPlus size={14} stroke={1.8} />}
            onClick={declare}
          >
            Declare {what} {name}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** What is sent with the request: nothing, JSON, form fields or text. */
function BodyGroup({ action, editor }: { readonly action: Action; readonly editor: FieldEditor }) {
  const studio = useStudio();
  const { id, request } = action;
  const written = bodyKinds.find((one) => request[one] !== undefined);
  const [chosen, setChosen] = useState(written);
  const kind = written ?? chosen;
  const choose = (next: string) => {
    setChosen(bodyKinds.find((one) => one === next));
    if (written === undefined || written === next) return;
    // A step of undo of its own: the body that is removed was typed in the step before.
    studio.document
      .getState()
      .group('Remove body', () => runEdit(studio, 'action.setField', { id, path: ['request', written] }));
  };
  return (
    <section aria-label="Body">
      <Group justify="space-between" mb="sm">
        <Text component="h3" size="sm" fw={600}>
          Body
        </Text>
        <SegmentedControl
          size="xs"
          aria-label="Kind of body"
          data={[
            { value: 'none', label: 'None' },
            { value: 'body', label: 'JSON' },
            { value: 'form', label: 'Form' },
            { value: 'text', label: 'Text' },
          ]}
          value={kind ?? 'none'}
          onChange={choose}
        />
      </Group>
      {kind !== undefined && <FormFields editor={editor} fields={[bodyFields[kind]]} />}
    </section>
  );
}

const tabs = [
  { value: 'request', label: 'Request', paths: ['request', 'auth'] },
  { value: 'values', label: 'Inputs and outputs', paths: ['input', 'output'] },
  { value: 'examples', label: 'Mock examples', paths: ['mock'] },
  {
    value: 'rules',
    label: 'Rules',
    paths: ['reads', 'data', 'authenticated', 'verified', 'verifies', 'timeoutMs', 'retry', 'idempotency'],
  },
  { value: 'about', label: 'About', paths: ['name', 'description'] },
] as const;

export type ActionTab = (typeof tabs)[number]['value'];

interface ActionFormProps {
  readonly action: Action;
}

/** One action: its request, its inputs and outputs, its mock examples, and the rules for its calls. */
export function ActionForm({ action }: ActionFormProps) {
  const studio = useStudio();
  const editor = useActionEditor(action);
  const [tab, setTab] = useState<ActionTab>('request');
  const problems = useDocument((state) => problemsOfFile(state.problems, actionPath(action.id)));
  const thing = useMemo(() => ({ type: 'action', id: action.id }) as const, [action.id]);
  const severityOf = (paths: readonly string[]) =>
    worstSeverity(
      problems.filter(({ location }) => paths.some((path) => location?.field?.split(/[.[]/)[0] === path)),
    );
  const noExamples = problems.some(({ code }) => code === 'ACTION_WITHOUT_MOCK');
  const groups = (of: ActionTab) =>
    actionForm
      .filter((group) => group.tab === of)
      .map(({ label, help, fields }) => {
        const [field, ...others] = fields;
        // A group of one field needs no heading besides the label of the field.
        return field !== undefined && others.length === 0 ? (
          <FormFields key={label} editor={editor} fields={[{ ...field, help }]} />
        ) : (
          <FormGroupBlock key={label} title={label} help={help} editor={editor} fields={fields} />
        );
      });
  const line = (field: (typeof requestLine)[keyof typeof requestLine]) => {
    const path = fieldKeys(field);
    return <FieldWidget field={field} path={path} value={valueAt(editor.data, path)} />;
  };
  return (
    <Stack gap="md" maw={860} p="xl" mx="auto">
      <DetailHeader title={action.name} id={action.id}>
        <ThingButtons thing={thing} onDelete={() => runEdit(studio, 'action.delete', { id: action.id })} />
      </DetailHeader>
      <Tabs value={tab} onChange={(value) => setTab((value ?? 'request') as ActionTab)} keepMounted={false}>
        <Tabs.List aria-label="Parts of the action">
          {tabs.map(({ value, label, paths }) => (
            <Tabs.Tab
              key={value}
              value={value}
              px={10}
              rightSection={
                <ProblemMark severity={value === 'examples' && noExamples ? 'warning' : severityOf(paths)} />
              }
            >
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="request" pt="lg">
          <Stack gap="xl">
            <Stack gap="xs">
              <FieldEditorContext value={editor}>
                <div className={classes.requestLine}>
                  {line(requestLine.method)}
                  {line(requestLine.url)}
                </div>
              </FieldEditorContext>
              <Undeclared action={action} />
            </Stack>
            {groups('request')[0]}
            <BodyGroup action={action} editor={editor} />
            {groups('request').slice(1)}
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="values" pt="lg">
          <Stack gap="xl">{groups('values')}</Stack>
        </Tabs.Panel>
        <Tabs.Panel value="examples" pt="lg">
          <Stack gap="xl">{groups('examples')}</Stack>
        </Tabs.Panel>
        <Tabs.Panel value="rules" pt="lg">
          <Stack gap="xl">{groups('rules')}</Stack>
        </Tabs.Panel>
        <Tabs.Panel value="about" pt="lg">
          <Stack gap="md">
            <RequiredTextInput
              label="Name"
              missing="An action needs a name"
              value={action.name}
              onChange={(value) =>
                runEdit(studio, 'action.setField', { id: action.id, path: ['name'], value })
              }
            />
            <TextInput
              label="Description"
              value={action.description ?? ''}
              onChange={(event) =>
                runEdit(studio, 'action.setField', {
                  id: action.id,
                  path: ['description'],
                  value: event.currentTarget.value || undefined,
                })
              }
            />
            <UsedIn thing={thing} />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
