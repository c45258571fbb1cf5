import type { FieldDescriptor } from '../../kit/fieldDescriptor.ts';
import { searchFilterFields } from '../../kit/searchFilter.ts';

export const knowledgeFields: readonly FieldDescriptor[] = [
  {
    path: 'prompt',
    label: 'Prompt',
    type: 'text',
    multiline: true,
    help: 'Asked first; the answer is then what is looked up.',
  },
  {
    path: 'query',
    label: 'Query',
    type: 'expression',
    placeholder: 'message.text',
    help: "What is looked up; the customer's last message when empty.",
  },
  {
    path: 'threshold',
    label: 'Threshold',
    type: 'number',
    min: 0,
    max: 1,
    step: 0.05,
    help: "Below this score there is no answer; the project's when empty.",
  },
  { path: 'limit', label: 'Passages', type: 'number', min: 1, max: 20, step: 1 },
  { path: 'citations', label: 'Cite sources', type: 'boolean' },
  ...searchFilterFields,
];
