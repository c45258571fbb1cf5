import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { FolderDialog } from './FolderDialog.tsx';

async function openDialog(props: { readonly projectsOnly?: boolean; readonly start?: string }) {
  const onChoose = vi.fn();
  const rendered = await renderInStudio(
    <FolderDialog title="Open" confirm="Take it" onClose={() => {}} onChoose={onChoose} {...props} />,
    { closed: true },
  );
  return { ...rendered, onChoose };
}

it('accepts only projects if a project is required', async () => {
  const { user, onChoose } = await openDialog({ projectsOnly: true });
  expect(screen.getByRole('button', { name: 'Take it' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: /^retail-support/ }));
  await user.click(screen.getByRole('button', { name: 'Take it' }));
  expect(onChoose).toHaveBeenCalledWith('/home/you/Dialoom/retail-support');
});

it('opens folders and their parents', async () => {
  const { user, onChoose } = await openDialog({});
  await user.click(screen.getByRole('button', { name: 'drafts' }));
  expect(screen.getByLabelText('Current folder')).toHaveTextContent('/home/you/Dialoom/drafts');
  await user.click(screen.getByRole('button', { name: 'Parent folder' }));
  await user.click(screen.getByRole('button', { name: 'Take it' }));
  expect(onChoose).toHaveBeenCalledWith('/home/you');
});
