import { useMemo } from 'react';
import { useDocument } from '../../stores/useStores.ts';
import { asText } from '../asText.ts';
import { describeState } from '../describeState.ts';
import { useFieldEditor } from '../FieldEditor.ts';
import { fieldProps } from '../fieldProps.ts';
import { ReferencePicker } from '../ReferencePicker.tsx';
import type { FieldOfType, WidgetProps } from '../widgetProps.ts';

/** Names a state of the flow that another field names. */
export function StateWidget({ field, path, value }: WidgetProps<FieldOfType<'state'>>) {
  const editor = useFieldEditor();
  const flowId = asText(editor.data[field.flowPath]);
  const flow = useDocument(({ project }) => project?.flows[flowId]);
  const options = useMemo(
    () => flow?.states.map((state) => ({ value: state.id, label: describeState(state).title })) ?? [],
    [flow],
  );
  return (
    <ReferencePicker
      {...fieldProps(field, editor.problem(path))}
      placeholder={flow === undefined ? 'Choose the flow first' : 'The start of the flow'}
      disabled={flow === undefined}
      options={options}
      value={asText(value)}
      onChange={(next) => editor.set(path, next)}
    />
  );
}
