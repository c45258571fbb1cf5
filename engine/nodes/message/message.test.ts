import { expect, it } from 'vitest';
import { runFixture } from '../../kit/runFixture.ts';
import type { StepContext } from '../../kit/step.ts';
import { messageNode } from './message.ts';

it('requires a text', () => {
  expect(messageNode.bind({})).toMatchObject({ ok: false, error: [{ field: 'text' }] });
  expect(messageNode.bind({ text: '' }).ok).toBe(false);
  expect(messageNode.bind({ variants: [] })).toMatchObject({ ok: false, error: [{ field: 'text' }] });
  expect(messageNode.bind({ variants: [{ text: 'Hi' }] }).ok).toBe(true);
  expect(messageNode.bind({ variants: [{ text: 'Hi', weight: 0 }] }).ok).toBe(false);
});

it('names an invalid quick reply', () => {
  const data = { text: 'Hi', quickReplies: [{ label: 'A' }, { value: 'b' }] };
  expect(messageNode.bind(data)).toMatchObject({ ok: false, error: [{ field: 'quickReplies[1].label' }] });
});

it('fails if its template fails, so that the machine follows the error transition', () => {
  const data = { text: '{{ slots.name | shout }}' };
  expect(() => runFixture(messageNode, { title: '', data, trigger: { type: 'enter' }, expect: {} })).toThrow(
    expect.objectContaining({ code: 'TEMPLATE_SYNTAX' }),
  );
});

it('draws from its text and its variants, by weight', () => {
  const bound = messageNode.bind({ text: 'A', variants: [{ text: 'B', weight: 3 }] });
  if (!bound.ok) throw new Error('does not parse');
  const drawn: (readonly number[])[] = [];
  const context = {
    render: (text: string) => text,
    variant: (weights: readonly number[]) => {
      drawn.push(weights);
      return 1;
    },
  } as unknown as StepContext;
  expect(bound.value.step(context).say).toMatchObject([{ text: 'B' }]);
  expect(drawn).toEqual([[1, 3]]);
});
