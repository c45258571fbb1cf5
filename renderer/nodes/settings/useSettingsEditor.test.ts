import { expect, it } from 'vitest';
import { policyForm } from '../../../engine/kit/forms/policyForm.ts';
import { dropStrayFields } from './useSettingsEditor.tsx';

const fields = policyForm.find(({ path }) => path === 'escalation')?.fields ?? [];

it('takes off a rule what its new type does not have', () => {
  const rules = [
    { id: 'upset', type: 'turns', below: -0.4, messages: 2, priority: 'high' },
    { id: 'legal', type: 'keyword', words: ['sue'] },
  ];
  expect(dropStrayFields(fields, 'rules', rules)).toEqual([
    { id: 'upset', type: 'turns', priority: 'high' },
    { id: 'legal', type: 'keyword', words: ['sue'] },
  ]);
});

it('leaves other fields as they are', () => {
  expect(dropStrayFields(fields, 'queue', 'care')).toBe('care');
  expect(dropStrayFields(fields, 'rules', undefined)).toBeUndefined();
});
