import { IconArrowBackUp } from '@tabler/icons-react';
import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderInStudio } from '../gallery/fixtures/renderInStudio.tsx';
import { CommandButton } from './CommandButton.tsx';

const command = (enabled: boolean, run = vi.fn()) => ({
  id: 'edit.undo',
  label: () => 'Undo',
  icon: IconArrowBackUp,
  group: 'Edit' as const,
  enabled: () => enabled,
  run,
});

it('runs its command', async () => {
  const run = vi.fn();
  const { user } = await renderInStudio(<CommandButton command={command(true, run)} />, { closed: true });
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(run).toHaveBeenCalledOnce();
});

it('keeps the focus but does nothing while the command is disabled', async () => {
  const run = vi.fn();
  const { user } = await renderInStudio(<CommandButton command={command(false, run)} />, { closed: true });
  const button = screen.getByRole('button', { name: 'Undo' });
  await user.click(button);
  expect(run).not.toHaveBeenCalled();
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute('aria-disabled', 'true');
});
