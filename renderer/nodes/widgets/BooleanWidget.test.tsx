import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderField } from '../../gallery/fixtures/renderInStudio.tsx';

const theSwitch = () => screen.getByRole('switch');

it('writes what differs from the default, and nothing else', async () => {
  const { user, written } = await renderField({ kind: 'wait', field: 'interruptible', data: { for: '5m' } });
  expect(theSwitch()).not.toBeChecked();
  await user.click(theSwitch());
  expect(theSwitch()).toBeChecked();
  expect(written()).toBe('for: 5m\ninterruptible: true\n');
  await user.click(theSwitch());
  expect(written()).toBe('for: 5m\n');
});

it('shows a default that is on, and writes that it is off', async () => {
  const { user, written, undo } = await renderField({ kind: 'knowledge', field: 'citations' });
  expect(theSwitch()).toBeChecked();
  await user.click(theSwitch());
  expect(written()).toBe('citations: false\n');
  await undo();
  expect(theSwitch()).toBeChecked();
});
