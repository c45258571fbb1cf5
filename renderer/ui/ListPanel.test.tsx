import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderInStudio } from '../gallery/fixtures/renderInStudio.tsx';
import { List, ListItem } from './ListPanel.tsx';

describe('ListItem', () => {
  it('opens items by mouse and keyboard and marks the open one', async () => {
    const onOpen = vi.fn();
    const { user } = await renderInStudio(
      <List>
        <ListItem open onOpen={() => {}}>
          First
        </ListItem>
        <ListItem open={false} onOpen={onOpen}>
          Second
        </ListItem>
      </List>,
      { closed: true },
    );
    expect(screen.getByRole('button', { name: 'First' })).toHaveAttribute('aria-current', 'true');
    await user.click(screen.getByRole('button', { name: 'Second' }));
    await user.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledTimes(2);
  });
});
