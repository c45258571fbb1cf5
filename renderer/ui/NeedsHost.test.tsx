import { Button } from '@mantine/core';
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderInStudio } from '../gallery/fixtures/renderInStudio.tsx';
import { NeedsHost } from './NeedsHost.tsx';

it.each([
  [true, 1],
  [false, 0],
])('shows what it showed, and says that it waits, while the host is away: %s', async (away, notes) => {
  const { container } = await renderInStudio(
    <NeedsHost away={away} what="The export">
      <Button>Write the bundle</Button>
    </NeedsHost>,
    { closed: true },
  );
  expect(screen.getByText('Write the bundle')).toBeVisible();
  expect(screen.queryAllByText(/^The export is not available while this page is not connected/)).toHaveLength(
    notes,
  );
  expect(container.querySelectorAll('[inert]')).toHaveLength(notes);
});
