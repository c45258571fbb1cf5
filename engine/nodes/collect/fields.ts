import type { FieldDescriptor } from '../../kit/fieldDescriptor.ts';
import { ladderFields } from '../../kit/ladderFields.ts';
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
    path: 'validateAction',
    label: 'Ask an action',
    type: 'action',
    help: 'Called with the value; it says whether the value is right.',
  },
  {
    path: 'validateInputs',
    label: 'Inputs of that action',
    type: 'expressions',
    keys: 'action-inputs',
    actionPath: 'validateAction',
    help: 'What the action is given; `value` is the value.',
    addLabel: 'Add an input',
  },
  {
    path: 'accept',
    label: 'Accept its answer if',
    type: 'expression',
    placeholder: 'result.found',
    help: 'Condition over `result` and `value`; when empty, an answer without an error is enough.',
  },
  {
    path: 'invalid',
    label: 'If not accepted',
    type: 'text',
    multiline: true,
    help: 'Said about a value that is not accepted; `value` is it.',
  },
  {
    path: 'confirm',
    label: 'Confirm with',
    type: 'text',
    multiline: true,
    placeholder: '$dialoom.confirm',
    help: 'Asks whether the value that was read is right; `value` is it. Not asked when empty.',
  },
  quickRepliesField,
  { path: 'always', label: 'Ask even if filled', type: 'boolean' },
  ...ladderFields,
];
