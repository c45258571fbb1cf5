import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { renderInStudio } from '../gallery/fixtures/renderInStudio.tsx';
import { RequiredTextInput } from './RequiredTextInput.tsx';

function Stage() {
  const [name, setName] = useState('Shop');
  return (
    <>
      <RequiredTextInput label="Name" missing="A name is needed" value={name} onChange={setName} />
      <output>{name}</output>
    </>
  );
}

it('keeps the last text while the field is empty, and shows it again when it is left', async () => {
  const { user } = await renderInStudio(<Stage />, { closed: true });
  const field = screen.getByRole('textbox', { name: /^Name/ });
  await user.clear(field);
  expect(field).toHaveAccessibleDescription('A name is needed');
  expect(screen.getByRole('status')).toHaveTextContent('Shop');
  await user.tab();
  expect(field).toHaveValue('Shop');
  await user.type(field, ' 2');
  expect(screen.getByRole('status')).toHaveTextContent('Shop 2');
});
