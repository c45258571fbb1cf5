import type { FieldDescriptor } from '../../kit/fieldDescriptor.ts';
import { priorityOptions } from '../../kit/priorityOptions.ts';

export const escalateFields: readonly FieldDescriptor[] = [
  {
    path: 'reason',
    label: 'Reason',
    type: 'text',
    required: true,
    help: 'For the person who takes over: why the conversation comes to them.',
  },
  {
    path: 'message',
    label: 'Message',
    type: 'text',
    multiline: true,
    help: 'What the customer reads; nothing is said when empty.',
  },
  { path: 'queue', label: 'Queue', type: 'string', help: "The team it goes to; the project's when empty." },
  {
    path: 'priority',
    label: 'Priority',
    type: 'select',
    options: priorityOptions,
  },
  {
    path: 'nextStep',
    label: 'Next step',
    type: 'text',
    multiline: true,
    help: 'What the person should do first.',
  },
];
