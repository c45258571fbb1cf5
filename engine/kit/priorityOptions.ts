import type { Priority } from '../model/escalationRule.ts';

/** What a form offers for the priority of a handover. */
export const priorityOptions: readonly { readonly value: Priority; readonly label: string }[] = [
  { value: 'low', label: 'Low' },
  { value: 'normal', label: 'Normal' },
  { value: 'high', label: 'High' },
  { value: 'urgent', label: 'Urgent' },
];
