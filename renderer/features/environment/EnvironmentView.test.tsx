import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { sampleFiles } from '../../gallery/sampleProject.ts';
import { View } from '../../gallery/stages.tsx';
import { environmentView } from './EnvironmentView.tsx';

const files = {
  [manifestPath]: `${sampleFiles[manifestPath]}  secrets:\n    SHOP_API_TOKEN: {}\n`,
  'actions/rides.yaml':
    "id: rides\nname: Rides\nrequest: { url: '{{ env.SHOP_API_URL }}/rides' }\nauth: { type: bearer, secret: SHOP_API_TOKEN }\n",
};
const list = () => within(screen.getByRole('complementary', { name: 'Environment' }));
const heading = (name: string) => screen.getByRole('heading', { level: 2, name });

it.each([
  ['variable', 'variables', 'Rides API url', 'RIDES_API_URL'],
  ['secret', 'secrets', 'rides token', 'RIDES_TOKEN'],
])('declares a %s and deletes it', async (kind, key, typed, name) => {
  const { user, studio } = await renderInStudio(<View view={environmentView} />, { files });
  const declared = () => studio.document.getState().project?.manifest.environment[key as 'variables'];
  await user.click(list().getByRole('button', { name: 'Add' }));
  await user.click(await screen.findByRole('menuitem', { name: `Add a ${kind}` }));
  await user.keyboard(`${typed}{Enter}`);
  expect(declared()).toHaveProperty(name, {});
  expect(heading(name)).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Description' }), 'Of the rides');
  expect(declared()).toHaveProperty(name, { description: 'Of the rides' });
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(declared()).not.toHaveProperty(name);
});

it('has a default for a variable, and none for a secret', async () => {
  const { user, file } = await renderInStudio(<View view={environmentView} />, { files });
  await user.click(list().getByRole('button', { name: /^SHOP_API_URL/ }));
  const field = screen.getByRole('textbox', { name: 'Default' });
  await user.clear(field);
  await user.click(field);
  await user.paste('https://shop.example');
  expect(file(manifestPath)).toMatch(/SHOP_API_URL:[^}]*default: "?https:\/\/shop\.example/);
  await user.click(list().getByRole('button', { name: /^SHOP_API_TOKEN/ }));
  expect(screen.queryByRole('textbox', { name: 'Default' })).toBeNull();
});

it('says which actions use a secret, opens one, and asks before it is deleted', async () => {
  const { user, studio } = await renderInStudio(<View view={environmentView} />, { files });
  await user.click(list().getByRole('button', { name: /^SHOP_API_TOKEN/ }));
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
  const uses = within(screen.getByRole('region', { name: 'Used in' }));
  await user.click(uses.getByRole('button', { name: 'Action Rides' }));
  expect(studio.view.getState()).toMatchObject({
    mainView: 'actions',
    items: { actions: 'rides' },
  });
});

it('says whether a value is set where the studio was started', async () => {
  const { user } = await renderInStudio(<View view={environmentView} />, { files });
  await user.click(list().getByRole('button', { name: /^SHOP_API_URL/ }));
  expect(await screen.findByText('Set')).toBeVisible();
  await user.click(list().getByRole('button', { name: /^SHOP_API_TOKEN/ }));
  expect(await screen.findByText('Not set')).toBeVisible();
  expect(screen.getByText(/^Calls to the service from this studio fail/)).toBeVisible();
});
