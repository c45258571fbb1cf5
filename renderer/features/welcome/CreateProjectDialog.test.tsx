import { screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { refusal } from '../../gallery/fakeHost.ts';
import { type RenderOptions, renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { CreateProjectDialog, duplicateDialog } from './CreateProjectDialog.tsx';

const template = { id: 'blank', name: 'Blank', description: '', flows: 1, intents: 3, actions: 0 };

async function openDialog(options: RenderOptions = {}) {
  const [onClose, onCreated] = [vi.fn(), vi.fn()];
  const rendered = await renderInStudio(
    <CreateProjectDialog source={{ template }} onClose={onClose} onCreated={onCreated} />,
    { closed: true, ...options },
  );
  return { ...rendered, onClose, onCreated };
}
const field = (name: string) => screen.getByRole('textbox', { name });
const button = (name: string) => screen.getByRole('button', { name });

it('suggests a name and a folder with one request to the host', async () => {
  const { host } = await openDialog();
  expect(field('Name')).toHaveValue('blank');
  expect(field('Location')).toHaveValue('/home/you/Dialoom');
  expect(host.asked.map(({ method }) => method)).toEqual(['app.info']);
});

it('creates the project and reports its folder', async () => {
  const { user, host, onCreated, onClose } = await openDialog();
  await user.clear(field('Name'));
  await user.type(field('Name'), ' My shop ');
  await user.click(button('Create project'));
  expect(host.asked.at(-1)).toEqual({
    method: 'projects.create',
    params: { template: 'blank', name: 'My shop', folder: '/home/you/Dialoom' },
  });
  expect(onCreated).toHaveBeenCalledWith('/home/you/Dialoom/My shop');
  expect(onClose).toHaveBeenCalledOnce();
});

it.each(['', 'a/b', 'what?'])('refuses the name %j before asking the host', async (name) => {
  const { user, onCreated } = await openDialog();
  await user.clear(field('Name'));
  if (name !== '') await user.type(field('Name'), name);
  await user.click(button('Create project'));
  expect(field('Name')).toBeInvalid();
  expect(onCreated).not.toHaveBeenCalled();
});

it('shows the error of the host and stays open', async () => {
  const { user, onClose } = await openDialog({
    answers: {
      'projects.create': refusal({
        code: 'HOST_FILE_EXISTS',
        message: 'It is there',
        remedy: 'Take another',
      }),
    },
  });
  await user.click(button('Create project'));
  expect(screen.getByRole('alert')).toHaveTextContent('HOST_FILE_EXISTS');
  expect(onClose).not.toHaveBeenCalled();
});

it('browses folders if there is no native dialog', async () => {
  const { user } = await openDialog();
  await user.click(button('Browse…'));
  await user.click(await screen.findByRole('button', { name: 'drafts' }));
  await user.click(button('Choose this folder'));
  expect(field('Location')).toHaveValue('/home/you/Dialoom/drafts');
});

it('duplicates the open project beside it once it is saved, and opens the copy', async () => {
  const onClose = vi.fn();
  const { user, host, studio } = await renderInStudio(<duplicateDialog.component onClose={onClose} />);
  const { path } = studio.document.getState().opened ?? {};
  expect(screen.getByRole('dialog', { name: 'Duplicate “Retail support”' })).toBeVisible();
  expect(field('Location')).toHaveValue('/home/you/Dialoom');
  expect(field('Name')).toHaveValue('retail-support copy');
  await user.click(button('Duplicate'));
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(host.asked).toContainEqual({
    method: 'projects.duplicate',
    params: { path, name: 'retail-support copy', folder: '/home/you/Dialoom' },
  });
  expect(host.asked).toContainEqual({
    method: 'projects.open',
    params: { path: '/home/you/Dialoom/retail-support copy' },
  });
});
