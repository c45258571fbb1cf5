import { expect, it } from 'vitest';
import { start } from './start.ts';

it('has one way out and no data', () => {
  const bound = start.bind({});
  expect(bound.ok && bound.value.outcomes.map((outcome) => outcome.id)).toEqual(['next']);
  expect(start.bind({ text: 'Hello' })).toMatchObject({ ok: false });
});
