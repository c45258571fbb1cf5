import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { View } from '../../gallery/stages.tsx';
import { policyGroups } from '../../nodes/settings/useSettingsEditor.ts';
import { settingsView } from './SettingsView.tsx';

const groups = policyGroups.filter(({ path }) => path !== 'escalation');
const list = () => within(screen.getByRole('complementary', { name: 'Settings' }));

it('has a form for the project, the encoder and each group of policies but escalation, which has a view', async () => {
  const { user } = await renderInStudio(<View view={settingsView} />);
  for (const label of ['Project', 'Encoder', ...groups.map(({ label }) => label)]) {
    await user.click(list().getByRole('button', { name: label }));
    expect(screen.getByRole('heading', { level: 2, name: label })).toBeVisible();
  }
});

it('lists what the project changes, and opens it', async () => {
  const { user } = await renderInStudio(<View view={settingsView} />);
  const changed = () => within(screen.getByRole('region', { name: 'Changed in this project' }));
  expect(changed().getByText('Country:')).toBeVisible();
  await user.click(changed().getByRole('button', { name: 'Silence' }));
  expect(screen.getByRole('heading', { level: 2, name: 'Silence' })).toBeVisible();
  expect(changed().getByText('Silences allowed:').parentElement).toHaveTextContent('Silences allowed: 1');
  expect(changed().queryByText('Country:')).toBeNull();
  await user.click(list().getByRole('button', { name: 'Corrections' }));
  expect(changed().getByText('Nothing: every value here has its default.')).toBeVisible();
});
