import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { PolicyForm } from './PolicyForm.tsx';
import { policyGroups, useRawManifest } from './useSettingsEditor.ts';

function Policies({ path }: { readonly path: string }) {
  const group = policyGroups.find(({ fields }) => fields.some((field) => field.path === path));
  if (group === undefined) throw new Error(`No group of policies has ${path}`);
  return <PolicyForm raw={useRawManifest()} group={group} />;
}

it('writes a number of a policy, and rejects one that would make the project unreadable', async () => {
  const { user, file } = await renderInStudio(<Policies path="intentThreshold" />);
  const field = policyGroups.flatMap(({ fields }) => fields).find(({ path }) => path === 'intentThreshold');
  const threshold = screen.getByRole('textbox', { name: field?.label ?? '' });
  await user.clear(threshold);
  await user.type(threshold, '0.35');
  expect(file(manifestPath)).toContain('intentThreshold: 0.35');
  await user.clear(threshold);
  await user.type(threshold, '7');
  expect(threshold).toBeInvalid();
  expect(file(manifestPath)).not.toContain('intentThreshold: 7');
  await user.tab();
  expect(file(manifestPath)).toContain('intentThreshold: 1');
});
