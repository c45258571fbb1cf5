import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderField } from '../../gallery/fixtures/renderInStudio.tsx';

it('writes spans of time only; what is none yet stays in the field', async () => {
  const { user, written, undo } = await renderField({ kind: 'wait', field: 'for', data: { for: '5m' } });
  const field = screen.getByRole('textbox', { name: 'For' });
  await user.type(field, '{Backspace}');
  expect(field).toHaveValue('5');
  expect(field).toBeInvalid();
  expect(written()).toBe('for: 5m\n');
  await user.type(field, 'h');
  expect(field).toBeValid();
  expect(written()).toBe('for: 5h\n');
  await undo();
  expect(field).toHaveValue('5m');
});

it('shows what is written again when something unfinished is left', async () => {
  const { user, written } = await renderField({ kind: 'wait', field: 'for', data: { for: '5m' } });
  const field = screen.getByRole('textbox', { name: 'For' });
  await user.type(field, 'soon');
  await user.tab();
  expect(field).toHaveValue('5m');
  expect(written()).toBe('for: 5m\n');
});
