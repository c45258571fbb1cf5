import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderInStudio } from '../gallery/fixtures/renderInStudio.tsx';
import { ErrorMessage } from './StatusMessages.tsx';

describe('ErrorMessage', () => {
  const error = { code: 'X_FAILED', message: 'It failed', remedy: 'Do something else' };

  it('shows message, remedy and code, and only possible actions', async () => {
    const onRetry = vi.fn();
    const { user } = await renderInStudio(<ErrorMessage error={error} onRetry={onRetry} />, { closed: true });
    const alert = screen.getByRole('alert');
    for (const words of Object.values(error)) expect(alert).toHaveTextContent(words);
    expect(screen.getAllByRole('button')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('is no alarm if only the host is away', async () => {
    await renderInStudio(<ErrorMessage error={{ ...error, code: 'HOST_DISCONNECTED' }} />, { closed: true });
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('status')).toHaveTextContent('It failed');
  });
});
