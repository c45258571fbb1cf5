import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderField } from '../../gallery/fixtures/renderInStudio.tsx';

const field = () => screen.getByRole('combobox', { name: 'State' });

it('offers the states of the flow that the other field names, by their titles', async () => {
  const { user, written } = await renderField({ kind: 'go_to', field: 'state', data: { flow: 'returns' } });
  await user.click(field());
  await user.click(screen.getByRole('option', { name: 'Pull up the account' }));
  expect(written()).toBe('flow: returns\nstate: pull_up_account\n');
});

it('waits for the flow', async () => {
  await renderField({ kind: 'go_to', field: 'state', data: { flow: '' } });
  expect(field()).toBeDisabled();
});
