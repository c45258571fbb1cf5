import { screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderInStudio } from '../gallery/fixtures/renderInStudio.tsx';
import { List } from './List.tsx';
import { ListItem } from './ListItem.tsx';

it('opens what it names, by mouse and keyboard, and says which one is open', async () => {
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
