import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { renameDialog } from './RenameProjectDialog.tsx';

it('renames the project as one step of undo, but never to nothing', async () => {
  const onClose = vi.fn();
  const { user, file, undo } = await renderInStudio(<renameDialog.component onClose={onClose} />);
  const before = file(manifestPath);
  const name = screen.getByRole('textbox', { name: 'Name' });
  expect(name).toHaveValue('Retail support');
  await user.clear(name);
  expect(screen.getByRole('button', { name: 'Rename' })).toBeDisabled();
  await user.paste('Winter shop');
  await user.keyboard('{Enter}');
  expect(onClose).toHaveBeenCalledOnce();
  expect(file(manifestPath)).toBe(before?.replace('\nname: Retail support\n', '\nname: Winter shop\n'));
  undo();
  expect(file(manifestPath)).toBe(before);
});
