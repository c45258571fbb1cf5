import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderInStudio } from '../gallery/fixtures/renderInStudio.tsx';
import { NameField } from './NameField.tsx';

async function begin(start?: string) {
  const onClose = vi.fn();
  const { user } = await renderInStudio(
    <NameField label="New name" onClose={onClose} {...(start === undefined ? {} : { start })} />,
    { closed: true },
  );
  return { user, onClose, field: screen.getByRole('textbox', { name: 'New name' }) };
}

it('has the focus, and typing replaces the name that is there', async () => {
  const { user, onClose, field } = await begin('Old');
  expect(field).toHaveFocus();
  await user.keyboard(' New {Enter}');
  expect(onClose.mock.calls).toEqual([['New']]);
});

it('keeps the name when the field is left', async () => {
  const { user, onClose } = await begin();
  await user.keyboard('New');
  await user.tab();
  expect(onClose.mock.calls).toEqual([['New']]);
});

it.each(['{Escape}', '   {Enter}'])('gives no name for %s', async (keys) => {
  const { user, onClose } = await begin();
  await user.keyboard(keys);
  expect(onClose.mock.calls).toEqual([[null]]);
});
