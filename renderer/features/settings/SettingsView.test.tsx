import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { View } from '../../gallery/stages.tsx';
import { policyGroups } from '../../nodes/settings/useSettingsEditor.tsx';
import { settingsView } from './SettingsView.tsx';

const list = () => within(screen.getByRole('complementary', { name: 'Settings' }));

it('has a form for the project, the encoder, each group of policies and each slot', async () => {
  const { user } = await renderInStudio(<View view={settingsView} />);
  for (const label of ['Project', 'Encoder', ...policyGroups.map((group) => group.label)]) {
    await user.click(list().getByRole('button', { name: label }));
    expect(screen.getByRole('heading', { level: 2, name: label })).toBeVisible();
  }
  await user.click(list().getByRole('button', { name: /^order_id/ }));
  expect(screen.getByRole('heading', { level: 2, name: 'order_id' })).toBeVisible();
});

it('adds a slot and deletes it', async () => {
  const { user, file } = await renderInStudio(<View view={settingsView} />);
  await user.click(list().getByRole('button', { name: 'Add a slot' }));
  await user.keyboard('Shoe size{Enter}');
  expect(file(manifestPath)).toMatch(/\n {2}shoe_size:/);
  expect(screen.getByRole('heading', { level: 2, name: 'shoe_size' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(file(manifestPath)).not.toContain('shoe_size');
  expect(screen.getByRole('heading', { level: 2, name: 'Project' })).toBeVisible();
});
