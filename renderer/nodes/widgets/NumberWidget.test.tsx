import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderField } from '../../gallery/fixtures/renderInStudio.tsx';

it('writes numbers; emptied, the key goes', async () => {
  const { user, written, undo } = await renderField({ kind: 'knowledge', field: 'threshold' });
  const field = screen.getByRole('textbox', { name: 'Threshold' });
  await user.type(field, '0.45');
  expect(written()).toBe('threshold: 0.45\n');
  await user.clear(field);
  expect(written()).toBe('');
  await undo();
  expect(written()).toBe('');
});

it('brings a number that is too large down when the field is left', async () => {
  const { user, written } = await renderField({ kind: 'knowledge', field: 'threshold' });
  await user.type(screen.getByRole('textbox', { name: 'Threshold' }), '7');
  await user.tab();
  expect(written()).toBe('threshold: 1\n');
});
