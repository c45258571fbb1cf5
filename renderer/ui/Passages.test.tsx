import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderInStudio } from '../gallery/fixtures/renderInStudio.tsx';
import { SourceChips } from './Passages.tsx';

describe('SourceChips', () => {
  const passages = [
    {
      chunkId: 'a',
      source: 'knowledge/shipping.md',
      titlePath: ['Shipping', 'Canada'],
      text: 'We ship there.',
    },
    { chunkId: 'b', source: 'knowledge/returns.md', titlePath: [], text: 'Thirty days.' },
  ];

  it('opens one passage at a time', async () => {
    const { user } = await renderInStudio(<SourceChips passages={passages} />, { closed: true });
    const [first, second] = screen.getAllByRole('button');
    expect(first).toHaveAccessibleName('Source shipping.md: Canada');
    await user.click(first!);
    expect(screen.getByText('We ship there.')).toBeVisible();
    await user.click(second!);
    expect(screen.queryByText('We ship there.')).toBeNull();
    expect(screen.getByText('Thirty days.')).toBeVisible();
    await user.click(second!);
    expect(second).toHaveAttribute('aria-expanded', 'false');
  });
});
