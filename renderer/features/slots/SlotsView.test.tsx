import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { View } from '../../gallery/stages.tsx';
import { slotsView } from './SlotsView.tsx';

const list = () => within(screen.getByRole('complementary', { name: 'Slots' }));
const heading = (name: string) => screen.getByRole('heading', { level: 2, name });

it('adds a slot and deletes it', async () => {
  const { user, file } = await renderInStudio(<View view={slotsView} />);
  await user.click(list().getByRole('button', { name: 'Add a slot' }));
  await user.keyboard('Shoe size{Enter}');
  expect(file(manifestPath)).toMatch(/\n {2}shoe_size:/);
  expect(heading('shoe_size')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(file(manifestPath)).not.toContain('shoe_size');
});

it('changes the type of a slot', async () => {
  const { user, file } = await renderInStudio(<View view={slotsView} />);
  await user.click(list().getByRole('button', { name: /^zip_code/ }));
  await user.click(screen.getByRole('combobox', { name: 'Type' }));
  await user.click(screen.getByRole('option', { name: /number/i }));
  expect(file(manifestPath)).toMatch(/\n {2}zip_code:\n {4}type: number\n/);
});

it('says where a slot is used, goes there, and asks before it is deleted', async () => {
  const { user, file, studio } = await renderInStudio(<View view={slotsView} />);
  await user.click(list().getByRole('button', { name: /^order_id/ }));
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete order_id?' }));
  expect(dialog.getByText(/It is used in \d+ places/)).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(file(manifestPath)).toContain('\n  order_id:');
  const uses = within(screen.getByRole('region', { name: 'Used in' }));
  await user.click(uses.getAllByRole('button', { name: /^Track an order › / })[0]!);
  expect(studio.view.getState()).toMatchObject({ mainView: 'flows', flow: 'order_status' });
});

it('finds slots by a part of their name, and moves through them with the arrow keys', async () => {
  const { user } = await renderInStudio(<View view={slotsView} />);
  await user.type(list().getByRole('textbox', { name: 'Search slots' }), 'o');
  const found = list()
    .getAllByRole('listitem')
    .map((item) => within(item).getByRole('button').textContent);
  expect(found.every((name) => name?.includes('o'))).toBe(true);
  await user.keyboard('{Enter}');
  expect(list().getAllByRole('button', { current: true })).toHaveLength(1);
  await user.keyboard('{ArrowDown}');
  expect(list().getByRole('button', { current: true })).toBe(document.activeElement);
  expect(document.activeElement?.textContent).toBe(found[1]);
});

it('tells what the check found in a slot at its fields, warnings as such', async () => {
  const { user } = await renderInStudio(<View view={slotsView} />, {
    files: {
      [manifestPath]:
        'dialoom: 2\nname: New\nentryFlow: main\nslots: { nickname: { type: text, scope: customer } }\n',
    },
  });
  await user.click(list().getByRole('button', { name: /^nickname/ }));
  const scope = screen.getByRole('combobox', { name: 'Scope' });
  expect(scope).toHaveAccessibleDescription(/Warning: /);
  expect(scope).toBeValid();
});
