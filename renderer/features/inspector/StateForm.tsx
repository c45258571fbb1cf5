import { Group, Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Problem } from '../../../engine/base/problem.ts';
import type { Flow, State } from '../../../engine/model/documents/flow.ts';
import { describeState, type Port, resolveText } from '../../nodes/describeState.ts';
import {
  type FieldEditor,
  FieldEditorContext,
  type FieldPath,
  identifierError,
} from '../../nodes/FieldEditor.ts';
import { FieldWidget } from '../../nodes/FieldWidget.tsx';
import { KindIcon, kindDefault, stateFields } from '../../nodes/nodeKinds.tsx';
import { problemsOfState } from '../../stores/documentState.ts';
import {
  appendStateItem,
  changeIdAndSelection,
  connectStates,
  moveStateItem,
  removeStateItem,
  removeTransitions,
  renameOutcome,
  setStateField,
} from '../../stores/flowEdits.ts';
import type { Studio } from '../../stores/studio.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';
import classes from './Section.module.css';
import stateProblemsClasses from './StateProblems.module.css';

/** A part of the form with its heading. */
function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <Text component="h3" size="xs" fw={600} c="dimmed" mb="sm">
        {title}
      </Text>
      <Stack gap="md">{children}</Stack>
    </section>
  );
}

interface IdFieldProps {
  readonly flow: Flow;
  readonly state: State;
}

/** The id of a state. Everything that refers to it follows when it is changed. */
function IdField({ flow, state }: IdFieldProps) {
  const studio = useStudio();
  const [text, setText] = useState(state.id);
  useEffect(() => setText(state.id), [state.id]);
  const taken = text !== state.id && flow.states.some(({ id }) => id === text);
  const error = taken ? 'Another state of this flow has this id' : identifierError(text);
  const commit = () => {
    if (text === state.id) return;
    if (error === undefined) changeIdAndSelection(studio, flow.id, state.id, text);
    else setText(state.id);
  };
  return (
    <TextInput
      label="Id"
      description="In files, recordings and tests; transitions to this state follow."
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      value={text}
      {...(error === undefined ? {} : { error })}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setText(state.id);
      }}
    />
  );
}

/** What the last check found in a state. */
export function useStateProblems(flow: string, state: string): readonly Problem[] {
  return useDocument(({ problems }) => problemsOfState(problems, flow, state));
}

/** What is wrong with a state, and what to do about it. */
function StateProblems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul className={stateProblemsClasses.list} aria-label="Problems of this state">
      {problems.map(({ code, severity, message, remedy, location }) => (
        <li
          key={`${code} ${location?.field ?? ''} ${message}`}
          className={stateProblemsClasses.item}
          data-severity={severity}
        >
          {severity === 'error' ? (
            <IconCircleX size={15} stroke={1.9} />
          ) : (
            <IconAlertTriangle size={15} stroke={1.9} />
          )}
          <div>
            <Text size="xs" lh={1.4}>
              {message}
            </Text>
            <Text size="xs" lh={1.4} c="dimmed">
              {remedy}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}

interface TransitionsProps {
  readonly flow: Flow;
  readonly state: State;
  readonly ports: readonly Port[];
}

const noTexts = {};

/** Where each outcome leads: the canvas's lines as a form, for the keyboard too. */
function Transitions({ flow, state, ports }: TransitionsProps) {
  const studio = useStudio();
  const texts = useDocument(({ project }) => project?.locales[project.manifest.defaultLocale]) ?? noTexts;
  const states = useMemo(
    () => flow.states.map((one) => ({ value: one.id, label: describeState(one).title })),
    [flow],
  );
  if (ports.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing follows this state.
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      {ports.map((port) => {
        const ref = { state: state.id, outcome: port.id };
        const missing = port.target !== null && !states.some(({ value }) => value === port.target);
        const error = port.stray
          ? 'This state has no such way out: clear it'
          : missing
            ? 'This state does not exist'
            : undefined;
        return (
          <Select
            key={port.id}
            label={resolveText(port.label, texts)}
            placeholder={port.required ? 'Not connected' : 'Not connected (policy applies)'}
            searchable
            clearable
            data={missing ? [...states, { value: port.target, label: `${port.target} (missing)` }] : states}
            value={port.target}
            withAsterisk={port.required}
            {...(error === undefined ? {} : { error })}
            onChange={(target) => {
              if (target === null) removeTransitions(studio, flow.id, [ref]);
              else connectStates(studio, flow.id, ref, target);
            }}
          />
        );
      })}
    </Stack>
  );
}

/** Ties the form of a state to the document: each change of a widget becomes a command. */
export function createFieldEditor(
  studio: Studio,
  flow: string,
  state: State,
  problems: readonly Problem[],
): FieldEditor {
  return {
    data: stateFields(state),
    fallback: (path) => kindDefault(state, path),
    set: (path, value) => setStateField(studio, flow, state.id, path, value),
    append: (path, value) => appendStateItem(studio, flow, state.id, path, value),
    remove: (path, outcome) => removeStateItem(studio, flow, state.id, path, outcome),
    move: (path, from, to) => moveStateItem(studio, flow, state.id, path, from, to),
    renameOutcome: (path, from, to) => renameOutcome(studio, flow, state.id, path, from, to),
    problem: (path) => problems.find(({ location }) => location?.field === fieldName(path))?.message,
    renderField: (field, path, value) => <FieldWidget field={field} path={path} value={value} />,
  };
}

/** `['options', 1, 'label']` as locations write it: `options[1].label`. */
function fieldName(path: FieldPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

interface StateFormProps {
  readonly flow: Flow;
  readonly state: State;
}

/** Everything about one state: what its kind describes, its ways out, and what every state has. */
export function StateForm({ flow, state }: StateFormProps) {
  const studio = useStudio();
  const problems = useStateProblems(flow.id, state.id);
  const editor = useMemo(
    () => createFieldEditor(studio, flow.id, state, problems),
    [studio, flow.id, state, problems],
  );
  const view = describeState(state);
  return (
    <FieldEditorContext value={editor}>
      <Group gap="sm" wrap="nowrap" p="md" pb={4} align="flex-start">
        <KindIcon kind={view.kind} size={34} />
        <div style={{ minWidth: 0 }}>
          <Text fw={600} size="md" truncate>
            {view.title}
          </Text>
          <Text size="xs" c="dimmed">
            {view.kind?.description ??
              `This version of Dialoom does not know the kind “${state.kind}”. The state is kept as it is.`}
          </Text>
        </div>
      </Group>
      <Stack gap="md" p="md">
        <StateProblems problems={problems} />
        <TextInput
          label="Name"
          placeholder={state.id}
          value={state.name ?? ''}
          onChange={(event) =>
            setStateField(studio, flow.id, state.id, ['name'], event.currentTarget.value || undefined)
          }
        />
        {view.kind?.fields.map((field) => (
          <FieldWidget key={field.path} field={field} path={[field.path]} value={editor.data[field.path]} />
        ))}
      </Stack>
      <Section title="Transitions">
        <Transitions flow={flow} state={state} ports={view.ports} />
      </Section>
      <Section title="More">
        <IdField flow={flow} state={state} />
        <Switch
          label="Only for authenticated customers"
          description="Others go through the authentication flow of the settings first."
          checked={state.authenticated === true}
          onChange={(event) =>
            setStateField(
              studio,
              flow.id,
              state.id,
              ['authenticated'],
              event.currentTarget.checked || undefined,
            )
          }
        />
        <Textarea
          label="Note"
          description="For colleagues; customers never see it."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={2}
          maxRows={10}
          value={state.note ?? ''}
          onChange={(event) =>
            setStateField(studio, flow.id, state.id, ['note'], event.currentTarget.value || undefined)
          }
        />
      </Section>
    </FieldEditorContext>
  );
}
