import type { FieldDescriptor } from '../../kit/fieldDescriptor.ts';
import { ladderFields } from '../../kit/ladderFields.ts';
import { repromptsField } from '../../kit/repromptsField.ts';

export const choiceFields: readonly FieldDescriptor[] = [
  {
    path: 'prompt',
    label: 'Prompt',
    type: 'text',
    multiline: true,
    required: true,
    help: 'The question; the options are shown as quick replies.',
  },
  {
    path: 'options',
    label: 'Options',
    type: 'objects',
    required: true,
    help: 'Each is a way out.',
    addLabel: 'Add an option',
    fields: [
      { path: 'id', label: 'Id', type: 'identifier', required: true },
      { path: 'label', label: 'Label', type: 'text', required: true, help: 'What the customer can tap.' },
      {
        path: 'synonyms',
        label: 'Synonyms',
        type: 'list',
        item: 'text',
        help: 'Other words for it; a text may hold several, parted by |.',
        addLabel: 'Add a synonym',
      },
      { path: 'intent', label: 'Intent', type: 'intent', help: 'An intent that means this option.' },
    ],
    create: (n) => ({ id: `option_${n}`, label: `Option ${n}` }),
  },
  { path: 'slot', label: 'Slot', type: 'slot', help: 'Keeps the option taken; not asked again when filled.' },
  repromptsField,
  ...ladderFields,
];
