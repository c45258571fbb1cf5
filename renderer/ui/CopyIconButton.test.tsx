import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderInStudio } from '../gallery/fixtures/renderInStudio.tsx';
import { CopyIconButton } from './CopyIconButton.tsx';

it('copies, and says that it did', async () => {
  const { user } = await renderInStudio(<CopyIconButton value="the packet" label="Copy as JSON" />, {
    closed: true,
  });
  await user.click(screen.getByRole('button', { name: 'Copy as JSON' }));
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe('the packet');
});
