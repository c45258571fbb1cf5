import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { FlowList } from './FlowList.tsx';

const flow = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}( Entry)?$`) });

it('opens on the entry flow, and opens others', async () => {
  const { user, studio } = await renderInStudio(<FlowList />);
  expect(screen.getAllByRole('listitem')[0]).toHaveTextContent('Entry');
  expect(studio.view.getState().flow).toBe('main');
  await user.click(flow('Return an item'));
  expect(flow('Return an item')).toHaveAttribute('aria-current', 'true');
  expect(studio.view.getState().flow).toBe('returns');
});

it('adds a flow under an id made of its name, and opens it', async () => {
  const { user, file, studio } = await renderInStudio(<FlowList />);
  await user.click(screen.getByRole('button', { name: 'Add a flow' }));
  await user.keyboard('Gift cards{Enter}');
  expect(file('flows/gift_cards.flow.yaml')).toContain('name: Gift cards');
  expect(studio.view.getState().flow).toBe('gift_cards');
});

it('adds nothing if naming is cancelled', async () => {
  const { user, studio } = await renderInStudio(<FlowList />);
  await user.click(screen.getByRole('button', { name: 'Add a flow' }));
  await user.keyboard('Gift{Escape}');
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(studio.document.getState().undoLabel).toBeNull();
});

async function choose(name: string, item: string) {
  const rendered = await renderInStudio(<FlowList />);
  await rendered.user.click(screen.getByRole('button', { name: `Menu of the flow ${name}` }));
  await rendered.user.click(await screen.findByRole('menuitem', { name: item }));
  return rendered;
}

it('renames a flow for people; its id stays', async () => {
  const { user, file } = await choose('Return an item', 'Rename');
  await user.keyboard('Send it back{Enter}');
  expect(file('flows/returns.flow.yaml')).toContain('id: returns\nname: Send it back\n');
  expect(flow('Send it back')).toBeVisible();
});

it('renames with F2 as well', async () => {
  const { user } = await renderInStudio(<FlowList />);
  await user.click(flow('Return an item'));
  await user.keyboard('{F2}');
  expect(screen.getByRole('textbox', { name: 'Name of the flow' })).toHaveValue('Return an item');
});

it('duplicates a flow and opens the copy', async () => {
  const { file, studio } = await choose('Return an item', 'Duplicate');
  expect(file('flows/return_an_item_copy.flow.yaml')).toContain('name: Return an item copy');
  expect(studio.view.getState().flow).toBe('return_an_item_copy');
});

it('sets another flow as the entry flow', async () => {
  const { file } = await choose('Return an item', 'Set as entry flow');
  expect(file(manifestPath)).toContain('entryFlow: returns');
  expect(within(flow('Return an item')).getByText('Entry')).toBeVisible();
});

it('asks before it deletes a flow that is used, and brings it back with its layout', async () => {
  const { user, file, undo } = await choose('Return an item', 'Delete');
  const question = within(await screen.findByRole('dialog', { name: 'Delete returns?' }));
  expect(question.getByText(/It is used in .*, which will then have a problem/)).toBeVisible();
  expect(file('flows/returns.flow.yaml')).toBeDefined();
  await user.click(question.getByRole('button', { name: 'Delete' }));
  expect(file('flows/returns.flow.yaml')).toBeUndefined();
  expect(file('flows/returns.layout.json')).toBeUndefined();
  await undo();
  expect(file('flows/returns.layout.json')).toBeDefined();
});

it('deletes a flow that nothing uses without a question', async () => {
  const { user, file } = await renderInStudio(<FlowList />, {
    files: { 'flows/spare.flow.yaml': 'id: spare\nname: Spare\nstates: []\n' },
  });
  await user.click(screen.getByRole('button', { name: 'Menu of the flow Spare' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  expect(file('flows/spare.flow.yaml')).toBeUndefined();
});

it('shows a flow that cannot be read, to open and to delete', async () => {
  const { user } = await renderInStudio(<FlowList />, {
    files: { 'flows/courtesy.flow.yaml': 'id: courtesy\nname: Courtesy\nstates: [\n' },
  });
  await user.click(screen.getByRole('button', { name: 'Menu of the flow Courtesy' }));
  expect(await screen.findByRole('menuitem', { name: 'Rename' })).toBeDisabled();
  expect(screen.getByRole('menuitem', { name: 'Delete' })).toBeEnabled();
});
