import { Group, Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Problem } from '../../../engine/base/problem.ts';
import type { FieldDescriptor } from '../../../engine/kit/forms/fieldDescriptor.ts';
import type { Flow, State } from '../../../engine/model/documents/flow.ts';
import { describeState, type Port, resolveText } from '../../nodes/describeState.ts';
import {
  type FieldEditor,
  FieldEditorContext,
  type FieldPath,
  isShownAtField,
  problemAt,
} from '../../nodes/FieldEditor.ts';
import { fieldProblem, ProblemNotes } from '../../nodes/FieldMessage.tsx';
import { FieldWidget } from '../../nodes/FieldWidget.tsx';
import { FormFields } from '../../nodes/FormPage.tsx';
import { KindIcon, kindDefault, mainField, stateFields } from '../../nodes/nodeKinds.tsx';
import { problemsOfState } from '../../stores/documentState.ts';
import { changeIdAndSelection, removeTransitions } from '../../stores/flowEdits.ts';
import { runEdit } from '../../stores/runEdit.ts';
import type { Studio } from '../../stores/studio.ts';
import { useDocument, useStudio, useView } from '../../stores/useStudio.ts';
import { IdField } from './IdField.tsx';
import classes from './StateForm.module.css';

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

/** What the last check found in a state. */
export function useStateProblems(flow: string, state: string): readonly Problem[] {
  return useDocument(({ problems }) => problemsOfState(problems, flow, state));
}

/**
 * The problems of a state that no field of its form shows, and what to do about them. Each problem is shown once: at its
 * field, or here.
 */
export function StateProblems({ flow, state }: StateFormProps) {
  const found = useStateProblems(flow.id, state.id);
  const fields = describeState(state).kind?.fields ?? noFields;
  const problems = found.filter(
    ({ location }) =>
      location?.field === undefined || !isShownAtField(fields, stateFields(state), location.field),
  );
  if (problems.length === 0) return null;
  return (
    <div className={classes.problems}>
      <ProblemNotes label="Problems of this state" problems={problems} />
    </div>
  );
}

interface TransitionsProps {
  readonly flow: Flow;
  readonly state: State;
  readonly ports: readonly Port[];
}

const noTexts = {};

/** Where each outcome leads: the transitions as a form, also usable by keyboard. */
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
        This state has no outcomes.
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      {ports.map((port) => {
        const ref = { state: state.id, outcome: port.id };
        const missing = port.target !== null && !states.some(({ value }) => value === port.target);
        const error = port.stray
          ? 'This state does not have this outcome. Clear the transition'
          : missing
            ? 'The target state does not exist'
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
              else runEdit(studio, 'transition.connect', { flow: flow.id, from: ref, to: target });
            }}
          />
        );
      })}
    </Stack>
  );
}

/** Connects the form of a state to the document: each change of a widget becomes a command. */
export function createFieldEditor(
  studio: Studio,
  flow: string,
  state: State,
  problems: readonly Problem[],
): FieldEditor {
  const at = (path: FieldPath) => ({ flow, state: state.id, path: [...path] });
  return {
    data: stateFields(state),
    fallback: (path) => kindDefault(state, path),
    set: (path, value) => runEdit(studio, 'state.setField', { ...at(path), value }),
    lists: {
      append: (path, value) => runEdit(studio, 'state.insertItem', { ...at(path), value }),
      remove: (path, outcome) => runEdit(studio, 'state.removeItem', { ...at(path), outcome }),
      move: (path, from, to) => runEdit(studio, 'state.moveItem', { ...at(path), from, to }),
      renameOutcome: (path, from, to) => runEdit(studio, 'state.renameOutcome', { ...at(path), from, to }),
    },
    problem: (path) => {
      const found = problemAt(problems, path);
      return found === undefined ? undefined : fieldProblem(found);
    },
    renderField: (field, path, value) => <FieldWidget field={field} path={path} value={value} />,
  };
}

const noFields: readonly FieldDescriptor[] = [];

interface StateFormProps {
  readonly flow: Flow;
  readonly state: State;
}

/** The main field of a state, which gets the focus when it is asked for. */
function useMainField(flow: string, state: State) {
  const { view } = useStudio();
  const ref = useRef<HTMLDivElement>(null);
  const isWanted = useView(({ wantedField }) => wantedField?.flow === flow && wantedField.state === state.id);
  useEffect(() => {
    if (!isWanted) return;
    view.getState().fieldRevealed();
    const input = ref.current?.querySelector<HTMLElement>('textarea, input:not([type=hidden]), button');
    input?.focus();
    if (input instanceof HTMLTextAreaElement || (input instanceof HTMLInputElement && input.type === 'text'))
      input.setSelectionRange(input.value.length, input.value.length);
  }, [isWanted, view]);
  const path = mainField(describeState(state).kind)?.path;
  return useMemo(() => ({ path, ref }), [path]);
}

/** Everything about one state: the fields of its kind, its transitions, and what every state has. */
export function StateForm({ flow, state }: StateFormProps) {
  const studio = useStudio();
  const problems = useStateProblems(flow.id, state.id);
  const editor = useMemo(
    () => createFieldEditor(studio, flow.id, state, problems),
    [studio, flow.id, state, problems],
  );
  const view = describeState(state);
  const main = useMainField(flow.id, state);
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
        <TextInput
          label="Name"
          placeholder={state.id}
          value={state.name ?? ''}
          onChange={(event) => editor.set(['name'], event.currentTarget.value || undefined)}
        />
        <FormFields
          key={`${flow.id}/${state.id}`}
          editor={editor}
          fields={view.kind?.fields ?? noFields}
          main={main}
        />
      </Stack>
      <Section title="Transitions">
        <Transitions flow={flow} state={state} ports={view.ports} />
      </Section>
      <Section title="More">
        <IdField
          id={state.id}
          description="Used in files, recordings and tests. Transitions to this state follow."
          isTaken={(id) => flow.states.some((other) => other.id === id)}
          takenError="Another state of this flow has this id"
          onChange={(id) => changeIdAndSelection(studio, flow.id, state.id, id)}
        />
        <Switch
          label="Authenticated customers only"
          description="Other customers go through the authentication flow first."
          checked={state.authenticated === true}
          onChange={(event) => editor.set(['authenticated'], event.currentTarget.checked || undefined)}
        />
        <Textarea
          label="Note"
          description="For your team. Customers never see it."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={2}
          maxRows={10}
          value={state.note ?? ''}
          onChange={(event) => editor.set(['note'], event.currentTarget.value || undefined)}
        />
      </Section>
    </FieldEditorContext>
  );
}
