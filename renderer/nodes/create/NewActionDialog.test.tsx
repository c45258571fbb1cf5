import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
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
  await user.click(dialog.getByRole('textbox', { name: 'URL' }));
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
  await user.click(dialog.getByRole('textbox', { name: 'URL' }));
  await user.paste('https://rides.example/rides/{{ input.ride }}');
  await user.keyboard('{Enter}');
  expect(file('actions/rides.yaml')).toContain('input:\n  ride: {}\n');
});
