import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderField } from '../../gallery/fixtures/renderInStudio.tsx';

it('writes what is chosen, and nothing for the default', async () => {
  const { user, written } = await renderField({ kind: 'end', field: 'resolution' });
  const field = screen.getByRole('combobox', { name: 'Resolution' });
  expect(field).toHaveValue('Resolved');
  await user.click(field);
  await user.click(screen.getByRole('option', { name: 'Unresolved' }));
  expect(field).toHaveValue('Unresolved');
  expect(written()).toBe('resolution: unresolved\n');
  await user.click(field);
  await user.click(screen.getByRole('option', { name: 'Resolved' }));
  expect(written()).toBe('');
});

it('can be used by keyboard alone', async () => {
  const { user, written } = await renderField({ kind: 'end', field: 'resolution' });
  await user.tab();
  await user.keyboard('{ArrowDown}');
  await user.keyboard('{ArrowDown}');
  await user.keyboard('{Enter}');
  expect(written()).toBe('resolution: unresolved\n');
});
