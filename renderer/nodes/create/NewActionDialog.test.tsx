import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusal } from '../../gallery/fakeHost.ts';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { NewActionDialog } from './NewActionDialog.tsx';

async function open(name = '') {
  const closed: (string | null)[] = [];
  const rendered = await renderInStudio(<NewActionDialog name={name} onClose={(id) => closed.push(id)} />);
  const dialog = within(await screen.findByRole('dialog', { name: 'New action' }));
  return { ...rendered, dialog, closed };
}

it('needs a name and a URL', async () => {
  const { user, dialog, closed } = await open();
  const create = dialog.getByRole('button', { name: 'Create action' });
  expect(create).toBeDisabled();
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Rides');
  expect(create).toBeDisabled();
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(closed).toEqual([null]);
});

it('begins at the URL if the name is known, and leaves out what was unticked', async () => {
  const { user, dialog, file, closed } = await open('Order status');
  await user.click(dialog.getByRole('textbox', { name: 'URL or cURL command' }));
  await user.paste('{{ env.SHOP_API_URL }}/orders/77/lines/2');
  await user.click(dialog.getByRole('checkbox', { name: '2 is the input line' }));
  await user.click(dialog.getByRole('button', { name: 'Create action' }));
  expect(closed).toEqual(['order_status_2']);
  expect(file('actions/order_status_2.yaml')).toBe(
    `id: order_status_2
name: Order status
input:
  order: {}
request:
  method: GET
  url: "{{ env.SHOP_API_URL }}/orders/{{ input.order }}/lines/2"
`,
  );
});

it('declares the inputs that a URL already names', async () => {
  const { user, dialog, file } = await open('Rides');
  await user.click(dialog.getByRole('textbox', { name: 'URL or cURL command' }));
  await user.paste('https://rides.example/rides/{{ input.ride }}');
  await user.keyboard('{Enter}');
  expect(file('actions/rides.yaml')).toContain('input:\n  ride: {}\n');
});

it('makes an action of a cURL command, with a name for its secret and inputs for what changes', async () => {
  const { user, dialog, file, host, closed } = await open();
  await user.click(dialog.getByRole('textbox', { name: 'URL or cURL command' }));
  await user.paste("curl -X POST https://rides.example/bookings/AB123 -H 'Authorization: Bearer s3cret'");
  expect(await dialog.findByText(/The secret is now RIDES_TOKEN/)).toBeVisible();
  expect(dialog.queryByRole('combobox', { name: 'Method' })).toBeNull();
  expect(host.asked.at(-1)).toMatchObject({ method: 'actions.readCurl' });
  await user.click(dialog.getByRole('checkbox', { name: '2 is the input guests' }));
  await user.keyboard('{Tab}');
  await user.click(dialog.getByRole('button', { name: 'Create action' }));
  expect(closed).toEqual(['post_bookings']);
  expect(file('actions/post_bookings.yaml')).toBe(
    `id: post_bookings
name: POST /bookings
input:
  booking: {}
request:
  method: POST
  url: "{{ env.RIDES_API_URL }}/bookings/{{ input.booking }}"
  body:
    guests: 2
auth:
  type: bearer
  secret: RIDES_TOKEN
`,
  );
  expect(file('dialoom.yaml')).toMatch(
    /RIDES_API_URL:\n {6}default: https:\/\/rides\.example\n[\s\S]*RIDES_TOKEN: \{\}/,
  );
});

it('says what is wrong with a command', async () => {
  const problem = { code: 'INTEROP_DATA_INVALID', message: 'No URL', remedy: 'Add the URL' };
  const rendered = await renderInStudio(<NewActionDialog name="Rides" onClose={() => {}} />, {
    answers: { 'actions.readCurl': refusal(problem) },
  });
  const dialog = within(await screen.findByRole('dialog', { name: 'New action' }));
  await rendered.user.click(dialog.getByRole('textbox', { name: 'URL or cURL command' }));
  await rendered.user.paste('curl -X POST');
  expect(await dialog.findByRole('alert')).toHaveTextContent('No URL');
  expect(dialog.getByRole('button', { name: 'Create action' })).toBeDisabled();
});
