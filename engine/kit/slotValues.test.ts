import { describe, expect, it } from 'vitest';
import { coerceSlotValue } from './slotValues.ts';

const levels = { type: 'list' as const, values: ['Bronze', 'Très chic'] };

describe('coerceSlotValue', () => {
  it.each([
    ['text', ' Ann ', 'Ann'],
    ['text', 7, '7'],
    ['text', '  ', undefined],
    ['number', '1 200', 1200],
    ['number', '-2.5', -2.5],
    ['number', 'two', undefined],
    ['number', '', undefined],
    ['number', 'Infinity', undefined],
    ['money', 12.5, 12.5],
    ['money', '$12.50', 12.5],
    ['money', '12,50 €', 12.5],
    ['money', 'EUR 1.500', 1500],
    ['money', '-5', -5],
    ['money', '20,- €', 20],
    ['money', 'size 5', undefined],
    ['money', '', undefined],
    ['money', true, undefined],
    ['boolean', true, true],
    ['boolean', 'Yeah, why not', true],
    ['boolean', 'nope', false],
    ['boolean', 'perhaps', undefined],
    ['date', '2024-02-29', '2024-02-29'],
    ['date', '2023-02-29', undefined],
    ['date', '2023-13-01', undefined],
    ['date', 'tomorrow', undefined],
    ['email', ' CMinh730@Email.com ', 'cminh730@email.com'],
    ['email', 'cminh730@email', undefined],
    ['phone', '(977) 625-2661', '9776252661'],
    ['phone', '+1 977 625 2661', '+19776252661'],
    ['phone', '12', undefined],
  ] as const)('makes a %s of %j: %j', (type, raw, value) => {
    expect(coerceSlotValue({ type }, raw)).toBe(value);
  });

  it('accepts only declared values of a list, in the declared spelling', () => {
    expect(coerceSlotValue(levels, 'tres CHIC!')).toBe('Très chic');
    expect(coerceSlotValue(levels, 'Gold')).toBeUndefined();
    expect(coerceSlotValue({ type: 'list' }, 'Gold')).toBe('Gold');
  });

  it('accepts neither lists nor objects nor null', () => {
    for (const raw of [null, [], {}]) expect(coerceSlotValue({ type: 'text' }, raw)).toBeUndefined();
  });
});
