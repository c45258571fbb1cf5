import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderField } from '../../gallery/fixtures/renderInStudio.tsx';

const options = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
];
const staged = {
  kind: 'choice',
  field: 'options',
  data: { prompt: 'Sure?', options },
  on: { yes: 'done', no: 'done' },
};
const list = () => within(screen.getByRole('group', { name: 'Options' }));

it('opens one item at a time and changes its fields', async () => {
  const { user, written } = await renderField(staged);
  await user.click(list().getByRole('button', { name: 'Yes' }));
  await user.type(list().getByRole('textbox', { name: 'Label' }), ' please');
  expect(written()).toContain('label: Yes please\n');
  await user.click(list().getByRole('button', { name: 'No' }));
  expect(list().getByRole('button', { name: 'Yes please' })).toHaveAttribute('aria-expanded', 'false');
  expect(list().getByRole('textbox', { name: 'Label' })).toHaveValue('No');
});

it('adds an item with an id of its own, and opens it', async () => {
  const { user, written } = await renderField(staged);
  await user.click(list().getByRole('button', { name: 'Add an option' }));
  expect(list().getByRole('textbox', { name: 'Id' })).toHaveValue('option_3');
  expect(written()).toContain('- id: option_3\n');
});

it('removes an item with its transition, and restores both', async () => {
  const { user, written, undo } = await renderField(staged);
  await user.click(list().getByRole('button', { name: 'Remove No' }));
  expect(written()).not.toContain('no');
  await undo();
  expect(written()).toContain('- id: no\n');
  expect(written()).toContain('no: done\n');
});

it('renames an outcome: its transition follows', async () => {
  const { user, written } = await renderField(staged);
  await user.click(list().getByRole('button', { name: 'No' }));
  const id = list().getByRole('textbox', { name: 'Id' });
  await user.clear(id);
  await user.type(id, 'never{Enter}');
  expect(written()).toContain('- id: never\n');
  expect(written()).toContain('never: done\n');
});

it('moves items, but not beyond the ends', async () => {
  const { user, written } = await renderField(staged);
  expect(list().getByRole('button', { name: 'Move Yes up' })).toBeDisabled();
  expect(list().getByRole('button', { name: 'Move No down' })).toBeDisabled();
  await user.click(list().getByRole('button', { name: 'Move No up' }));
  expect(written().indexOf('id: no')).toBeLessThan(written().indexOf('id: yes'));
});
