import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { stageFiles } from '../../gallery/FieldStage.tsx';
import { never, refusal } from '../../gallery/fakeHost.ts';
import { type RenderOptions, renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { Dialog } from '../../gallery/stages.tsx';
import { exportDialog } from './ExportDialog.tsx';

const open = (options: RenderOptions = {}) => renderInStudio(<Dialog dialog={exportDialog} />, options);
const button = (name: string) => screen.getByRole('button', { name });

it('is blocked while the project has errors, and shows them', async () => {
  const { user, studio } = await open({
    files: stageFiles({ kind: 'collect', field: '', data: { slot: 'gone', prompt: 'Which?' } }),
  });
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.getByText(/“?gone”?/)).toBeVisible();
  await user.click(button('Show problems'));
  expect(studio.view.getState().problemsOpen).toBe(true);
  expect(screen.getByText('Closed')).toBeVisible();
});

it('writes the bundle beside the project, and says what it requires', async () => {
  const { user, host } = await open();
  expect(screen.getByRole('textbox', { name: 'File' })).toHaveValue(
    '/home/you/Dialoom/retail-support.dialoom',
  );
  await user.click(button('Export bundle'));
  expect(host.asked.find(({ method }) => method === 'bundle.export')?.params).toEqual({
    projectId: 'project_1',
    path: '/home/you/Dialoom/retail-support.dialoom',
    overwrite: false,
    signingKeyPath: null,
  });
  expect(screen.getByRole('dialog', { name: 'Bundle exported' })).toBeVisible();
  expect(screen.getByRole('region', { name: 'Command line' })).toHaveTextContent('npx dialoom serve');
  await user.click(button('Done'));
  expect(screen.getByText('Closed')).toBeVisible();
});

it('cannot be closed while the bundle is being written', async () => {
  const { user, host } = await open({ answers: { 'bundle.export': never } });
  await user.click(button('Export bundle'));
  host.emit('progress', {
    projectId: 'project_1',
    task: 'nlu',
    label: 'Training',
    fraction: 0.5,
    done: false,
  });
  expect(await screen.findByRole('progressbar', { name: 'Training' })).toBeVisible();
  expect(button('Cancel')).toBeDisabled();
  await user.keyboard('{Escape}');
  expect(screen.queryByText('Closed')).toBeNull();
});

it('overwrites a file only after confirmation', async () => {
  const exists = refusal({ code: 'HOST_FILE_EXISTS', message: 'It is there', remedy: 'Replace it' });
  const { user } = await open({ answers: { 'bundle.export': exists } });
  await user.click(button('Export bundle'));
  expect(screen.getByRole('alert')).toHaveTextContent('HOST_FILE_EXISTS');
  expect(button('Export bundle')).toBeDisabled();
  await user.click(screen.getByRole('checkbox'));
  expect(button('Export bundle')).toBeEnabled();
  await user.type(screen.getByRole('textbox', { name: 'File' }), '2');
  expect(screen.queryByRole('checkbox')).toBeNull();
});
