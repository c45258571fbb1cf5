import { describe, expect, it } from 'vitest';
import type { CustomerSaid } from '../../stores/conversationTurn.ts';
import { understoodAs } from './understoodAs.ts';

const said = (confidence: number | null, value: string | null = null): CustomerSaid => ({
  text: 'x',
  value,
  nlu: { intents: confidence === null ? [] : [{ intent: 'return_item', confidence }], entities: [] },
});

describe('understoodAs', () => {
  it('names the best intent from the threshold on', () => {
    expect(understoodAs(said(0.5), 0.5)).toBe('return_item 0.50');
    expect(understoodAs(said(0.49), 0.5)).toBe('no intent (best return_item 0.49)');
    expect(understoodAs(said(null), 0.5)).toBe('no intent');
  });

  it('names a quick reply as such: its intent does not count', () => {
    expect(understoodAs(said(0.9, 'gold'), 0.5)).toBe('quick reply');
  });

  it('adds what was found in the message', () => {
    const { nlu, ...rest } = said(0.9);
    const entities = [{ entity: 'email', value: 'a@b.c', text: 'a@b.c', start: 0, end: 5 }];
    expect(understoodAs({ ...rest, nlu: { ...nlu, entities } }, 0.5)).toBe('return_item 0.90 · email');
  });
});
