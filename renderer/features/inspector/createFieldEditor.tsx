import type { Problem } from '../../../engine/base/problem.ts';
import type { State } from '../../../engine/model/flow.ts';
import type { FieldEditor, FieldPath } from '../../nodes/FieldEditor.ts';
import { FieldWidget } from '../../nodes/FieldWidget.tsx';
import { kindDefault } from '../../nodes/kindDefault.ts';
import { stateFields } from '../../nodes/stateFields.ts';
import {
  appendStateItem,
  moveStateItem,
  removeStateItem,
  renameOutcome,
  setStateField,
} from '../../stores/stateEdits.ts';
import type { Studio } from '../../stores/studio.ts';

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
