import { expect, it } from 'vitest';
import { policyForm } from '../../../engine/kit/policyForm/policyForm.ts';
import { fieldsThatStay } from './fieldsThatStay.ts';

const fields = policyForm.find(({ path }) => path === 'escalation')?.fields ?? [];

it('takes off a rule what its new type does not have', () => {
  const rules = [
    { id: 'upset', type: 'turns', below: -0.4, messages: 2, priority: 'high' },
    { id: 'legal', type: 'keyword', words: ['sue'] },
  ];
  expect(fieldsThatStay(fields, 'rules', rules)).toEqual([
    { id: 'upset', type: 'turns', priority: 'high' },
    { id: 'legal', type: 'keyword', words: ['sue'] },
  ]);
});

it('leaves other fields as they are', () => {
  expect(fieldsThatStay(fields, 'queue', 'care')).toBe('care');
  expect(fieldsThatStay(fields, 'rules', undefined)).toBeUndefined();
});
