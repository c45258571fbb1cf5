import type { FieldDescriptor } from '../../kit/fieldDescriptor.ts';
import { searchFilterFields } from '../../kit/searchFilter.ts';

export const generateFields: readonly FieldDescriptor[] = [
  {
    path: 'instructions',
    label: 'Instructions',
    type: 'text',
    multiline: true,
    required: true,
    help: "What to write. Persona, tone and what must never be said are the project's.",
  },
  {
    path: 'question',
    label: 'Question',
    type: 'expression',
    placeholder: 'message.text',
    help: "What is to be answered; the customer's last message when empty.",
  },
  {
    path: 'sources',
    label: 'Write from',
    type: 'select',
    options: [
      { value: 'knowledge', label: 'The knowledge base only' },
      { value: 'none', label: 'The instructions alone' },
    ],
    help: 'From the knowledge base, what no passage says is held back.',
  },
  {
    path: 'threshold',
    label: 'Threshold',
    type: 'number',
    min: 0,
    max: 1,
    step: 0.05,
    help: "Passages below this score are no sources; the project's when empty.",
  },
  { path: 'limit', label: 'Passages', type: 'number', min: 1, max: 20, step: 1, help: '5 when empty.' },
  { path: 'citations', label: 'Cite sources', type: 'boolean' },
  ...searchFilterFields,
  {
    path: 'timeoutMs',
    label: 'Time limit',
    type: 'number',
    min: 500,
    max: 120_000,
    step: 500,
    help: 'Milliseconds for the language model; 15,000 when empty.',
  },
];
