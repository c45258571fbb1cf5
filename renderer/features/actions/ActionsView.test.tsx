import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { View } from '../../gallery/stages.tsx';
import { actionsView } from './ActionsView.tsx';

const list = () => within(screen.getByRole('complementary', { name: 'Actions' }));
const heading = (name: string) => screen.getByRole('heading', { level: 2, name });

it('makes an action of the address of a call, and undoes it with its variable', async () => {
  const { user, file, undo, studio } = await renderInStudio(<View view={actionsView} />);
  await user.click(list().getByRole('button', { name: 'Add' }));
  await user.click(await screen.findByRole('menuitem', { name: 'New action' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New action' }));
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Get a booking');
  await user.click(dialog.getByRole('textbox', { name: 'URL or cURL command' }));
  await user.paste('https://api.rides.example/v1/bookings/AB123?verbose=yes');
  expect(dialog.getByText(/becomes the variable RIDES_API_URL/)).toBeVisible();
  expect(dialog.getByRole('checkbox', { name: 'AB123 is the input booking' })).toBeChecked();
  expect(dialog.getByRole('checkbox', { name: 'yes' })).not.toBeChecked();
  await user.keyboard('{Enter}');
  expect(file('actions/get_a_booking.yaml')).toBe(
    `id: get_a_booking
name: Get a booking
input:
  booking: {}
request:
  method: GET
  url: "{{ env.RIDES_API_URL }}/v1/bookings/{{ input.booking }}"
  query:
    verbose: yes
`,
  );
  expect(file(manifestPath)).toContain('RIDES_API_URL:\n      default: https://api.rides.example\n');
  expect(studio.view.getState().items.actions).toBe('get_a_booking');
  expect(heading('Get a booking')).toBeVisible();
  await undo();
  expect(file('actions/get_a_booking.yaml')).toBeUndefined();
  expect(file(manifestPath)).not.toContain('RIDES_API_URL');
});

it('opens actions from the list and marks those with problems', async () => {
  const { user } = await renderInStudio(<View view={actionsView} />, {
    files: { 'actions/booking.yaml': 'id: booking\nname: Look up a booking\nrequest: {}\n' },
  });
  const broken = list().getByRole('button', { name: /^Look up a booking/ });
  expect(within(broken).getByRole('img', { name: 'Has an error' })).toBeVisible();
  await user.click(broken);
  expect(screen.getByRole('alert')).toHaveTextContent(/url/);
  await user.click(list().getByRole('button', { name: /^Order status/ }));
  expect(heading('Order status')).toBeVisible();
});

it('leads from a broken file to its text', async () => {
  const { user, studio } = await renderInStudio(<View view={actionsView} />, {
    files: { 'actions/booking.yaml': 'id: booking\nname: Look up a booking\nrequest: {}\n' },
    prepare: ({ studio: { view } }) => view.getState().openItem('actions', 'booking'),
  });
  await user.click(screen.getByRole('button', { name: 'Open as text' }));
  expect(studio.view.getState()).toMatchObject({ mainView: 'flows', file: 'actions/booking.yaml' });
});
