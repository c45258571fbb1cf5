import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderField } from '../../gallery/fixtures/renderInStudio.tsx';

it('writes what is typed, and shows what changed elsewhere', async () => {
  const { user, written, undo } = await renderField({
    kind: 'script',
    field: 'code',
    data: { code: 'return 1' },
  });
  const editor = await screen.findByRole('textbox', { name: 'Script' });
  await user.click(editor);
  await user.keyboard(' + 1');
  expect(written()).toBe('code: return 1 + 1\n');
  await undo();
  expect(editor).toHaveValue('return 1');
});
