import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ValueTree } from './ValueTree.tsx';

it('picks values and groups of values by their path', async () => {
  const picked: (readonly (string | number)[])[] = [];
  render(
    <MantineProvider>
      <ValueTree
        label="Body"
        value={{ rooms: [{ price: 120 }], note: null }}
        pickLabel={(path) => `Pick ${path.join('/')}`}
        onPick={(path) => picked.push(path)}
        isPicked={(path) => path[0] === 'note'}
      />
    </MantineProvider>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'price 120 Pick rooms/0/price' }));
  await user.click(screen.getByRole('button', { name: 'rooms 1 item Pick rooms' }));
  expect(picked).toEqual([['rooms', 0, 'price'], ['rooms']]);
  expect(screen.getByRole('button', { name: 'note null Pick note' })).toHaveAttribute('aria-pressed', 'true');
});
