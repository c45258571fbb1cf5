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
  await user.click(screen.getByRole('button', { name: 'Pick rooms/0/price: 120' }));
  await user.click(screen.getByRole('button', { name: 'Pick rooms: 1 items' }));
  expect(picked).toEqual([['rooms', 0, 'price'], ['rooms']]);
  expect(screen.getByRole('button', { name: 'Pick note: null' })).toHaveAttribute('aria-pressed', 'true');
});
