import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderInStudio, settle } from '../gallery/fixtures/renderInStudio.tsx';
import { lazyPart } from './lazyPart.tsx';

it('shows a part once it is loaded, also where it is shown again', async () => {
  let loads = 0;
  const Part = lazyPart(
    'The part',
    async () => {
      loads += 1;
      return ({ name }: { readonly name: string }) => <p>Part {name}</p>;
    },
    <p>Loading</p>,
  );
  await renderInStudio(<Part name="one" />, { closed: true });
  await settle();
  expect(screen.getByText('Part one')).toBeVisible();
  await renderInStudio(<Part name="two" />, { closed: true });
  expect(screen.getByText('Part two')).toBeVisible();
  expect(loads).toBe(1);
});

it('says that a part cannot be loaded while the host is away, and loads it when that is back', async () => {
  let isServed = false;
  const Part = lazyPart(
    'The part',
    async () => {
      if (!isServed) throw new TypeError('Failed to fetch dynamically imported module');
      return () => <p>The part itself</p>;
    },
    <p>Loading</p>,
  );
  const { host } = await renderInStudio(
    <>
      <Part />
      <p>The rest</p>
    </>,
    { closed: true },
  );
  await act(async () => host.setConnection('unreachable'));
  await settle();
  expect(screen.getByText(/^The part is not available while this page is not connected/)).toBeVisible();
  expect(screen.getByText('The rest')).toBeVisible();
  isServed = true;
  await act(async () => host.setConnection('connected'));
  await settle();
  expect(screen.getByText('The part itself')).toBeVisible();
});
