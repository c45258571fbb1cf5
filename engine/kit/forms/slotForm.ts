import { slotType } from '../../model/documents/projectManifest.ts';
import type { FieldDescriptor } from './fieldDescriptor.ts';

/** The declaration of a slot as a form. */
export const slotForm: readonly FieldDescriptor[] = [
  {
    path: 'type',
    label: 'Type',
    type: 'select',
    options: slotType.options.map((value) => ({ value, label: value })),
    help: 'Values that do not fit are not taken.',
  },
  { path: 'description', label: 'Description', type: 'string', help: 'What it holds, for colleagues.' },
  {
    path: 'entity',
    label: 'Entity',
    type: 'entity',
    help: 'Fills the slot from any message while it is empty. Without one only the state that asks fills it.',
  },
  {
    path: 'role',
    label: 'Role',
    type: 'identifier',
    help: 'Only values of the entity in this role fill it, as in "from Berlin".',
  },
  {
    path: 'values',
    label: 'Values',
    type: 'list',
    item: 'string',
    addLabel: 'Add a value',
    onlyWhen: { path: 'type', values: ['list'] },
    help: 'What it can be.',
  },
  {
    path: 'names',
    label: 'Names',
    type: 'list',
    item: 'string',
    addLabel: 'Add a name',
    help: 'Words by which customers call it: "no, the other order" asks for it anew.',
  },
  {
    path: 'scope',
    label: 'Lives for',
    type: 'select',
    options: [
      { value: 'conversation', label: 'this conversation' },
      { value: 'customer', label: 'all conversations of the customer' },
      { value: 'project', label: 'all conversations of everybody' },
    ],
    help: 'Values of customers are kept only with their consent, see Memory.',
  },
  { path: 'expires', label: 'Forgotten after', type: 'duration', help: 'Kept for good when empty.' },
  {
    path: 'sensitive',
    label: 'Sensitive',
    type: 'boolean',
    help: 'Masked in logs, recordings and handoff packets, and hidden in the simulator.',
  },
];
