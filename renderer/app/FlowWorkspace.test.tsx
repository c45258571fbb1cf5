import { act, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { type RenderOptions, renderInStudio } from '../gallery/fixtures/renderInStudio.tsx';
import { select, View } from '../gallery/stages.tsx';
import { flowsView } from './FlowWorkspace.tsx';

const path = 'flows/returns.flow.yaml';
const open = (options: RenderOptions = {}) =>
  renderInStudio(<View view={flowsView} />, { prepare: select('returns'), ...options });

it('edits a flow as text, in the same history as its forms', async () => {
  const { user, file, studio, undo } = await open();
  await user.click(screen.getByRole('radio', { name: 'Text' }));
  const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: `Text of ${path}` });
  expect(text).toHaveValue(file(path));
  act(
    () =>
      void studio.document
        .getState()
        .run('flow.setField', { flow: 'returns', field: 'name', value: 'Send back' }),
  );
  expect(text.value).toContain('name: Send back\n');
  text.setSelectionRange(0, 0);
  await user.type(text, '# Ours', { initialSelectionStart: 0, initialSelectionEnd: 0 });
  expect(file(path)).toMatch(/^# Ours/);
  await undo();
  await undo();
  expect(text.value).toContain('name: Return an item\n');
});

it('shows a flow that cannot be read as text to fix', async () => {
  const { user, studio } = await open({
    files: { 'flows/courtesy.flow.yaml': 'id: courtesy\nname: [\n' },
    prepare: select('courtesy'),
  });
  await user.click(screen.getByRole('button', { name: /text/i }));
  expect(studio.view.getState().flowMode === 'text' || studio.view.getState().file !== null).toBe(true);
});

it('opens side panels beside each other, the one used last in front, and closes them', async () => {
  const { user, studio } = await open();
  act(() => studio.view.getState().openSidePanel('simulator'));
  await user.click(screen.getByRole('tab', { name: 'Inspector' }));
  const panel = within(screen.getByRole('complementary', { name: 'Inspector' }));
  await user.click(panel.getByRole('button', { name: 'Close inspector' }));
  expect(screen.getByRole('complementary', { name: 'Simulator' })).toBeVisible();
  expect(studio.view.getState().sidePanels).toEqual(['simulator']);
});
