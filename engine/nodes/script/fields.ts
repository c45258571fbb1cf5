import type { FieldDescriptor } from '../../kit/fieldDescriptor.ts';

export const scriptFields: readonly FieldDescriptor[] = [
  {
    path: 'code',
    label: 'Script',
    type: 'code',
    required: true,
    help: 'JavaScript; `input` holds the inputs, and what is returned is the result.',
  },
  {
    path: 'inputs',
    label: 'Inputs',
    type: 'expressions',
    keys: 'free',
    help: 'What the script is given: it sees nothing else of the conversation.',
    addLabel: 'Add an input',
  },
  {
    path: 'result',
    label: 'Result variable',
    type: 'identifier',
    help: 'Holds what the script returns; "script" when empty.',
  },
  {
    path: 'slots',
    label: 'Slots',
    type: 'expressions',
    keys: 'slots',
    help: 'Slots to fill from the result.',
    addLabel: 'Set a slot',
  },
  {
    path: 'timeoutMs',
    label: 'Time limit',
    type: 'number',
    min: 10,
    max: 2_000,
    step: 50,
    help: 'Milliseconds of computing; 250 when empty.',
  },
];
