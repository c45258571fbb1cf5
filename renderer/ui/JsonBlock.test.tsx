import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderInStudio } from '../gallery/fixtures/renderInStudio.tsx';
import { CopyIconButton } from './JsonBlock.tsx';

describe('CopyIconButton', () => {
  it('copies and confirms', async () => {
    const { user } = await renderInStudio(<CopyIconButton value="the packet" label="Copy as JSON" />, {
      closed: true,
    });
    await user.click(screen.getByRole('button', { name: 'Copy as JSON' }));
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe('the packet');
  });
});
