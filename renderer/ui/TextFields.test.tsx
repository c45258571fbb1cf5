import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderInStudio } from '../gallery/fixtures/renderInStudio.tsx';
import { LinesField, NameField, RequiredTextInput } from './TextFields.tsx';

function Lines() {
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

function Name() {
  const [name, setName] = useState('Shop');
  return (
    <>
      <RequiredTextInput label="Name" missing="A name is needed" value={name} onChange={setName} />
      <output>{name}</output>
    </>
  );
}

describe('LinesField', () => {
  it('keeps empty lines while typing, and reports the others trimmed', async () => {
    const { user } = await renderInStudio(<Lines />, { closed: true });
    const field = screen.getByRole('textbox', { name: 'Utterances' });
    await user.type(field, '{Enter}{Enter}  two ');
    expect(field).toHaveValue('one\n\n  two ');
    expect(screen.getByRole('status')).toHaveTextContent('one|two');
  });

  it('shows changes made elsewhere', async () => {
    const { user } = await renderInStudio(<Lines />, { closed: true });
    await user.type(screen.getByRole('textbox', { name: 'Utterances' }), '{Enter}');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.getByRole('textbox', { name: 'Utterances' })).toHaveValue('from elsewhere');
  });
});

describe('NameField', () => {
  async function begin(start?: string) {
    const onClose = vi.fn();
    const { user } = await renderInStudio(
      <NameField label="New name" onClose={onClose} {...(start === undefined ? {} : { start })} />,
      { closed: true },
    );
    return { user, onClose, field: screen.getByRole('textbox', { name: 'New name' }) };
  }

  it('has the focus, and typing replaces the current name', async () => {
    const { user, onClose, field } = await begin('Old');
    expect(field).toHaveFocus();
    await user.keyboard(' New {Enter}');
    expect(onClose.mock.calls).toEqual([['New']]);
  });

  it('accepts the name on blur', async () => {
    const { user, onClose } = await begin();
    await user.keyboard('New');
    await user.tab();
    expect(onClose.mock.calls).toEqual([['New']]);
  });

  it.each(['{Escape}', '   {Enter}'])('reports no name for %s', async (keys) => {
    const { user, onClose } = await begin();
    await user.keyboard(keys);
    expect(onClose.mock.calls).toEqual([[null]]);
  });
});

describe('RequiredTextInput', () => {
  it('keeps the last text while the field is empty, and restores it on blur', async () => {
    const { user } = await renderInStudio(<Name />, { closed: true });
    const field = screen.getByRole('textbox', { name: /^Name/ });
    await user.clear(field);
    expect(field).toHaveAccessibleDescription('A name is needed');
    expect(screen.getByRole('status')).toHaveTextContent('Shop');
    await user.tab();
    expect(field).toHaveValue('Shop');
    await user.type(field, ' 2');
    expect(screen.getByRole('status')).toHaveTextContent('Shop 2');
  });
});
