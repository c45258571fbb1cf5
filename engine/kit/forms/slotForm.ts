import { slotType } from '../../model/documents/projectManifest.ts';
import type { FieldDescriptor } from './fieldDescriptor.ts';

/** The declaration of a slot as a form. */
export const slotForm: readonly FieldDescriptor[] = [
  {
    path: 'type',
    label: 'Type',
    type: 'select',
    options: slotType.options.map((value) => ({ value, label: value })),
    help: 'Values of another type are rejected.',
  },
  {
    path: 'description',
    label: 'Description',
    type: 'string',
    help: 'What the slot is for, for your colleagues.',
  },
  {
    path: 'entity',
    label: 'Entity',
    type: 'entity',
    help: 'Fills the slot from any message while it is empty. If empty, only the state that asks fills the slot.',
  },
  {
    path: 'role',
    label: 'Role',
    type: 'identifier',
    help: 'Only values with this role fill the slot, as in "from Berlin".',
  },
  {
    path: 'when',
    label: 'When',
    type: 'select',
    options: [
      { value: 'past', label: 'In the past' },
      { value: 'future', label: 'In the future' },
    ],
    onlyWhen: { path: 'type', values: ['date'] },
    help: 'Where the date lies if the answer does not say so: "3 March" when bought, or when to be delivered.',
  },
  {
    path: 'values',
    label: 'Values',
    type: 'list',
    item: 'string',
    addLabel: 'Add a value',
    onlyWhen: { path: 'type', values: ['list'] },
    help: 'Allowed values.',
  },
  {
    path: 'names',
    label: 'Names',
    type: 'list',
    item: 'string',
    addLabel: 'Add a name',
    help: 'What customers call it: "no, the other order" asks for it again.',
  },
  {
    path: 'scope',
    label: 'Scope',
    type: 'select',
    options: [
      { value: 'conversation', label: 'This conversation' },
      { value: 'customer', label: 'All conversations of the customer' },
      { value: 'project', label: 'All conversations of all customers' },
    ],
    help: 'How long values live. Customer values are remembered only with consent, see Memory.',
  },
  {
    path: 'expires',
    label: 'Expires after',
    type: 'duration',
    help: 'Leave empty to keep values indefinitely.',
  },
  {
    path: 'sensitive',
    label: 'Sensitive',
    type: 'boolean',
    help: 'Masked in logs, recordings and handoff packets, and hidden in the simulator.',
  },
];
