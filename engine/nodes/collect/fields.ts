import type { FieldDescriptor } from '../../kit/fieldDescriptor.ts';
import { quickRepliesField } from '../../kit/quickReplyOption.ts';
import { repromptsField } from '../../kit/repromptsField.ts';

export const collectFields: readonly FieldDescriptor[] = [
  { path: 'slot', label: 'Slot', type: 'slot', required: true, help: 'What to find out.' },
  {
    path: 'prompt',
    label: 'Prompt',
    type: 'text',
    multiline: true,
    required: true,
    help: 'The question; not asked when the slot is filled already.',
  },
  { path: 'entity', label: 'Entity', type: 'entity', help: "Read from this entity; the slot's when empty." },
  repromptsField,
  {
    path: 'validate',
    label: 'Accept if',
    type: 'expression',
    placeholder: 'value > 0.0',
    help: 'Condition over `value`.',
  },
  {
    path: 'invalid',
    label: 'If not accepted',
    type: 'text',
    multiline: true,
    help: 'Said about a value that is not accepted; `value` is it.',
  },
  quickRepliesField,
  { path: 'always', label: 'Ask even if filled', type: 'boolean' },
];
