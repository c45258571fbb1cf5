import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderField } from '../../gallery/fixtures/renderInStudio.tsx';

const data = { reason: 'Asked for it' };

it('writes what is typed, as text whatever it looks like; emptied, the key goes', async () => {
  const { user, written, disk } = await renderField({ kind: 'escalate', field: 'queue', data });
  const field = screen.getByRole('textbox', { name: 'Queue' });
  await user.type(field, 'returns: 2nd');
  expect(written()).toBe('reason: Asked for it\nqueue: "returns: 2nd"\n');
  expect(disk['flows/stage.flow.yaml']).toContain('queue: "returns: 2nd"');
  await user.clear(field);
  expect(written()).toBe('reason: Asked for it\n');
});

it('takes typing in one field back in one step', async () => {
  const { user, written, undo } = await renderField({
    kind: 'escalate',
    field: 'queue',
    data: { ...data, queue: 'a' },
  });
  const field = screen.getByRole('textbox', { name: 'Queue' });
  await user.type(field, 'bcd');
  expect(written()).toBe('reason: Asked for it\nqueue: abcd\n');
  await undo();
  expect(field).toHaveValue('a');
  expect(written()).toBe('reason: Asked for it\nqueue: a\n');
});
