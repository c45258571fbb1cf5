import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderField } from '../../gallery/fixtures/renderInStudio.tsx';

const staged = { kind: 'action', field: 'result', data: { action: 'get_customer', result: 'account' } };
const field = () => screen.getByRole('textbox', { name: 'Result variable' });

it('writes a name when it is complete, not letter by letter', async () => {
  const { user, written } = await renderField(staged);
  await user.type(field(), '_2');
  expect(written()).toContain('result: account\n');
  await user.keyboard('{Enter}');
  expect(written()).toContain('result: account_2\n');
});

it('says what is no name, and does not write it', async () => {
  const { user, written } = await renderField(staged);
  await user.type(field(), ' 2');
  expect(field()).toBeInvalid();
  await user.tab();
  expect(field()).toHaveValue('account');
  expect(written()).toContain('result: account\n');
});

it('forgets what was typed on Escape, and takes the key away when it is emptied', async () => {
  const { user, written } = await renderField(staged);
  await user.type(field(), 'x{Escape}');
  expect(field()).toHaveValue('account');
  await user.clear(field());
  await user.tab();
  expect(written()).toBe('action: get_customer\n');
});
