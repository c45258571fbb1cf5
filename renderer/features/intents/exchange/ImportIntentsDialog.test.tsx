import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusal } from '../../../gallery/fakeHost.ts';
import { type RenderOptions, renderInStudio, settle } from '../../../gallery/fixtures/renderInStudio.tsx';
import { ImportIntentsDialog } from './ImportIntentsDialog.tsx';

const path = 'nlu/intents/opening_hours.yaml';

async function open(options: RenderOptions = {}) {
  const file = new File(['utterance,intent'], 'intents.csv');
  const rendered = await renderInStudio(<ImportIntentsDialog file={file} onClose={() => {}} />, options);
  await settle();
  return rendered;
}

it('shows what would be added and left out, and adds it as one step', async () => {
  const { user, file, undo } = await open();
  expect(file(path)).toBeUndefined();
  expect(screen.getByText(/already belongs to track_order/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Import' }));
  expect(file(path)).toContain('when do you open');
  undo();
  expect(file(path)).toBeUndefined();
});

it('changes nothing if a file was changed meanwhile', async () => {
  const stale = { path: 'dialoom.yaml', before: 'name: Old\n', after: 'name: New\n' };
  const { user, studio, file } = await open({
    answers: { 'intents.compare': { report: [], files: [stale] } },
  });
  const before = file('dialoom.yaml');
  await user.click(screen.getByRole('button', { name: 'Import' }));
  expect(file('dialoom.yaml')).toBe(before);
  expect(studio.document.getState().undoLabel).toBeNull();
});

it('says in which line a file is wrong', async () => {
  const error = { code: 'INTEROP_DATA_INVALID', message: 'The intent is empty', remedy: 'Correct it' };
  await open({ answers: { 'intents.compare': refusal({ ...error, location: { file: 'x', line: 3 } }) } });
  expect(screen.getByRole('alert')).toHaveTextContent('Line 3');
});
