import type { FieldDescriptor } from '../../kit/fieldDescriptor.ts';
import { surveyScales } from './schema.ts';

export const surveyFields: readonly FieldDescriptor[] = [
  {
    path: 'prompt',
    label: 'Prompt',
    type: 'text',
    multiline: true,
    required: true,
    help: 'The question; the scores are shown as quick replies.',
  },
  {
    path: 'scale',
    label: 'Best score',
    type: 'number',
    min: Math.min(...surveyScales),
    max: Math.max(...surveyScales),
    help: '3, 5 or 10; the worst is 1. 5 when empty.',
  },
  {
    path: 'comment',
    label: 'Ask for a comment',
    type: 'text',
    multiline: true,
    help: 'Asked after the score; not asked when empty.',
  },
  {
    path: 'result',
    label: 'Result variable',
    type: 'identifier',
    help: 'Holds score, scale and comment; "survey" when empty.',
  },
  { path: 'slot', label: 'Slot', type: 'slot', help: 'Keeps the score.' },
];
