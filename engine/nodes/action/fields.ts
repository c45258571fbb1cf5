import type { FieldDescriptor } from '../../kit/fieldDescriptor.ts';

export const actionFields: readonly FieldDescriptor[] = [
  { path: 'action', label: 'Action', type: 'action', required: true, help: 'The API call to make.' },
  {
    path: 'inputs',
    label: 'Inputs',
    type: 'expressions',
    keys: 'action-inputs',
    actionPath: 'action',
    help: 'What the action is given.',
    addLabel: 'Add an input',
  },
  {
    path: 'result',
    label: 'Result variable',
    type: 'identifier',
    help: "Holds the action's output; named as the action when empty.",
  },
  {
    path: 'slots',
    label: 'Slots',
    type: 'expressions',
    keys: 'slots',
    help: 'Slots to fill from the result.',
    addLabel: 'Set a slot',
  },
];
