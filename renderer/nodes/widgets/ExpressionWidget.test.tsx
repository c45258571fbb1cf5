import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderField } from '../../gallery/fixtures/renderInStudio.tsx';

it('names a mistake while it is typed, and writes what is typed all the same', async () => {
  const { user, written } = await renderField({ kind: 'knowledge', field: 'query' });
  const field = screen.getByRole('textbox', { name: 'Query' });
  await user.type(field, 'slots.product +');
  expect(field).toHaveAccessibleDescription(/./);
  expect(field).toBeInvalid();
  await user.type(field, ' "x"');
  expect(field).toBeValid();
  expect(written()).toBe('query: slots.product + "x"\n');
  await user.clear(field);
  expect(written()).toBe('');
});
