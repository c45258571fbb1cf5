import { addSlot } from '../../stores/projectEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { asText } from '../asText.ts';
import { useFieldEditor } from '../FieldEditor.ts';
import { fieldProps } from '../fieldProps.ts';
import { ReferencePicker } from '../ReferencePicker.tsx';
import { type ReferenceType, useReferenceOptions } from '../useReferenceOptions.ts';
import type { FieldWithType, WidgetProps } from '../widgetProps.ts';

const placeholders: Readonly<Record<ReferenceType, string>> = {
  slot: 'Choose or create a slot',
  entity: 'Choose an entity',
  intent: 'Choose an intent',
  action: 'Choose an action',
  flow: 'Choose a flow',
};

/** Names a slot, entity, intent, action or flow of the project. A slot that is missing can be declared right here. */
export function ReferenceWidget({ field, path, value }: WidgetProps<FieldWithType<ReferenceType>>) {
  const studio = useStudio();
  const editor = useFieldEditor();
  const options = useReferenceOptions(field.type);
  return (
    <ReferencePicker
      {...fieldProps(field, editor.problem(path))}
      placeholder={field.placeholder ?? placeholders[field.type]}
      options={options}
      value={asText(value)}
      onChange={(next) => editor.set(path, next ?? (field.required === true ? '' : undefined))}
      {...(field.type === 'slot'
        ? {
            create: {
              label: (name: string) => `Create the slot “${name}”`,
              run: (name: string) => {
                addSlot(studio, name);
                editor.set(path, name);
              },
            },
          }
        : {})}
    />
  );
}
