import { expect, it } from 'vitest';
import { policyForm } from '../../../engine/kit/forms/policyForm.ts';
import { dropStrayFields } from './useDocumentEditor.tsx';

const escalation = policyForm.find(({ path }) => path === 'escalation')?.fields ?? [];
const rulesField = escalation.find(({ path }) => path === 'rules')!;
const queueField = escalation.find(({ path }) => path === 'queue')!;

it('removes the keys of a rule that its new type does not have', () => {
  const rules = [
    { id: 'upset', type: 'turns', below: -0.4, messages: 2, priority: 'high' },
    { id: 'legal', type: 'keyword', words: ['sue'] },
  ];
  expect(dropStrayFields(rulesField, rules)).toEqual([
    { id: 'upset', type: 'turns', priority: 'high' },
    { id: 'legal', type: 'keyword', words: ['sue'] },
  ]);
});

it('leaves other fields as they are', () => {
  expect(dropStrayFields(queueField, 'care')).toBe('care');
  expect(dropStrayFields(rulesField, undefined)).toBeUndefined();
});
