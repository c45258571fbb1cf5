import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusal } from '../../gallery/fakeHost.ts';
import { type RenderOptions, renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { ImportOperationsDialog } from './ImportOperationsDialog.tsx';

const document = new File(['openapi: 3.1.0'], 'rides.yaml', { type: 'application/yaml' });

async function open(options: RenderOptions = {}) {
  const closed: (string | null)[] = [];
  const rendered = await renderInStudio(
    <ImportOperationsDialog onClose={(id) => closed.push(id)} />,
    options,
  );
  const dialog = within(await screen.findByRole('dialog', { name: 'Import from OpenAPI' }));
  const choose = async () => {
    const input = window.document.querySelector<HTMLInputElement>('input[type=file]');
    await rendered.user.upload(input!, document);
  };
  return { ...rendered, dialog, closed, choose };
}

it('imports what is chosen as one step of undo, and reports what was made of it', async () => {
  const { user, dialog, choose, file, undo, closed } = await open();
  expect(dialog.getByRole('button', { name: 'Import actions' })).toBeDisabled();
  await choose();
  expect(await dialog.findByText('3 chosen')).toBeVisible();
  expect(dialog.getByRole('checkbox', { name: /\/rides\/find/ })).not.toBeChecked();
  await user.click(dialog.getByRole('checkbox', { name: /vehicles/ }));
  await user.click(dialog.getByRole('button', { name: 'Import 2 actions' }));
  expect(await dialog.findByRole('region', { name: 'Left out' })).toHaveTextContent(
    'POST /rides: the parameter session: actions send no cookies',
  );
  expect(file('actions/list_rides.yaml')).toContain('id: list_rides');
  expect(file('actions/book_ride.yaml')).toContain('id: book_ride');
  expect(file('actions/get_vehicle.yaml')).toBeUndefined();
  await user.click(dialog.getByRole('button', { name: 'Done' }));
  expect(closed).toEqual(['list_rides']);
  undo();
  expect(file('actions/list_rides.yaml')).toBeUndefined();
  expect(file('actions/book_ride.yaml')).toBeUndefined();
});

it('finds operations by any of their words, and chooses all that were found', async () => {
  const { user, dialog, choose } = await open();
  await choose();
  await user.click(await dialog.findByRole('checkbox', { name: 'All 4 operations' }));
  expect(dialog.getByText('4 chosen')).toBeVisible();
  await user.click(dialog.getByRole('checkbox', { name: 'All 4 operations' }));
  expect(dialog.getByText('0 chosen')).toBeVisible();
  await user.type(dialog.getByRole('textbox', { name: 'Search operations' }), 'rides book');
  expect(dialog.getAllByRole('listitem')).toHaveLength(1);
  await user.click(dialog.getByRole('checkbox', { name: 'All 1 found' }));
  expect(dialog.getByRole('button', { name: 'Import 1 action' })).toBeEnabled();
  await user.type(dialog.getByRole('textbox', { name: 'Search operations' }), ' nothing');
  expect(dialog.getByText('No operation has all of these words.')).toBeVisible();
});

it('starts again from the project if that changed meanwhile', async () => {
  let asked = 0;
  const { user, dialog, choose, file, studio } = await open({
    answers: {
      'actions.importOperations': () => {
        asked += 1;
        const path = 'actions/ride.yaml';
        const before = studio.document.getState().files[path] ?? null;
        return {
          files: [{ path, before: asked === 1 ? 'another text' : before, after: 'id: ride\n' }],
          report: [],
        };
      },
    },
  });
  await choose();
  await user.click(await dialog.findByRole('button', { name: 'Import 3 actions' }));
  await dialog.findByRole('button', { name: 'Done' });
  expect(asked).toBe(2);
  expect(file('actions/ride.yaml')).toBe('id: ride\n');
});

it('says what is wrong with a document', async () => {
  const problem = { code: 'INTEROP_DATA_INVALID', message: 'No paths', remedy: 'Choose another file' };
  const { dialog, choose } = await open({ answers: { 'actions.listOperations': refusal(problem) } });
  await choose();
  expect(await dialog.findByRole('alert')).toHaveTextContent('No paths');
  expect(dialog.getByRole('button', { name: 'Import actions' })).toBeDisabled();
});
