import { expect, it } from 'vitest';
import { runFixture } from '../../kit/runFixture.ts';
import { message } from './message.ts';

it('needs a text', () => {
  expect(message.bind({})).toMatchObject({ ok: false, error: [{ field: 'text' }] });
  expect(message.bind({ text: '' }).ok).toBe(false);
});

it('names the quick reply that is wrong', () => {
  const data = { text: 'Hi', quickReplies: [{ label: 'A' }, { value: 'b' }] };
  expect(message.bind(data)).toMatchObject({ ok: false, error: [{ field: 'quickReplies[1].label' }] });
});

it('fails when its template fails, for the machine to take the error path', () => {
  const data = { text: '{{ slots.name | shout }}' };
  expect(() => runFixture(message, { title: '', data, trigger: { type: 'enter' }, expect: {} })).toThrow(
    expect.objectContaining({ code: 'TEMPLATE_SYNTAX' }),
  );
});
