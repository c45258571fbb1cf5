import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { renderInStudio } from '../gallery/fixtures/renderInStudio.tsx';
import { LinesField } from './LinesField.tsx';

function Stage() {
  const [lines, setLines] = useState<readonly string[]>(['one']);
  return (
    <>
      <LinesField label="Utterances" lines={lines} onChange={setLines} />
      <output>{lines.join('|')}</output>
      <button type="button" onClick={() => setLines(['from elsewhere'])}>
        Undo
      </button>
    </>
  );
}

it('keeps empty lines while typing, and gives on the others trimmed', async () => {
  const { user } = await renderInStudio(<Stage />, { closed: true });
  const field = screen.getByRole('textbox', { name: 'Utterances' });
  await user.type(field, '{Enter}{Enter}  two ');
  expect(field).toHaveValue('one\n\n  two ');
  expect(screen.getByRole('status')).toHaveTextContent('one|two');
});

it('shows what changed elsewhere', async () => {
  const { user } = await renderInStudio(<Stage />, { closed: true });
  await user.type(screen.getByRole('textbox', { name: 'Utterances' }), '{Enter}');
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(screen.getByRole('textbox', { name: 'Utterances' })).toHaveValue('from elsewhere');
});
