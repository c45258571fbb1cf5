import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { useDocument } from '../../stores/useStudio.ts';
import { ActionForm } from './ActionForm.tsx';

const path = 'actions/booking.yaml';
const minimal = "id: booking\nname: Booking\nrequest:\n  url: '{{ env.SHOP_API_URL }}/bookings'\n";

function Booking() {
  const action = useDocument(({ project }) => project?.actions.booking);
  return action === undefined ? null : <ActionForm action={action} />;
}
const open = (text = minimal) => renderInStudio(<Booking />, { files: { [path]: text } });
const field = (name: string | RegExp) => screen.getByRole('textbox', { name });

it('writes method, URL, parameters and headers', async () => {
  const { user, file } = await open();
  await user.click(screen.getByRole('combobox', { name: 'Method' }));
  await user.click(screen.getByRole('option', { name: 'POST' }));
  await user.click(field(/^URL/));
  await user.paste('/all');
  await user.click(screen.getByRole('button', { name: 'Add a header' }));
  await user.keyboard('X-Channel{Enter}');
  await user.type(field('Headers 1: value'), 'web');
  expect(file(path)).toBe(
    `id: booking
name: Booking
request:
  url: '{{ env.SHOP_API_URL }}/bookings/all'
  method: POST
  headers:
    X-Channel: web
`,
  );
});

it('keeps an emptied URL in the field until there is another, and the old one in the file', async () => {
  const { user, file } = await open();
  await user.clear(field(/^URL/));
  expect(field(/^URL/)).toHaveValue('');
  expect(field(/^URL/)).toBeInvalid();
  expect(file(path)).toBe(minimal);
  await user.click(field(/^URL/));
  await user.paste('https://rides.example');
  expect(file(path)).toContain("url: 'https://rides.example'\n");
});

it('has one kind of body at a time', async () => {
  const { user, file, undo } = await open();
  const kinds = within(screen.getByRole('radiogroup', { name: 'Kind of body' }));
  await user.click(kinds.getByRole('radio', { name: 'JSON' }));
  await user.click(field(/^JSON body/));
  await user.paste('{"guests": 2}');
  expect(file(path)).toContain('body:\n    guests: 2\n');
  await user.click(kinds.getByRole('radio', { name: 'Form' }));
  expect(file(path)).not.toContain('body:');
  await user.click(screen.getByRole('button', { name: 'Add a field' }));
  await user.keyboard('guests{Enter}');
  expect(file(path)).toMatch(/form:\n {4}guests: ""/);
  await undo();
  await undo();
  expect(file(path)).toContain('body:\n    guests: 2\n');
});

it('names and declares the secret of an authorization', async () => {
  const { user, file } = await open();
  await user.click(screen.getByRole('combobox', { name: 'Type' }));
  await user.click(screen.getByRole('option', { name: 'API key in a header' }));
  expect(file(path)).toMatch(/auth:\n {2}type: header\n {2}header: X-API-Key\n {2}secret: \w+\n/);
  await user.click(screen.getByRole('combobox', { name: 'Type' }));
  await user.click(screen.getByRole('option', { name: 'None' }));
  expect(file(path)).not.toContain('auth');
});

it('offers to declare what nothing declares', async () => {
  const { user, file } = await open(
    "id: booking\nname: Booking\nrequest:\n  url: '{{ env.RIDES_URL }}/bookings/{{ input.number }}'\nauth: { type: bearer, secret: RIDES_TOKEN }\n",
  );
  const offers = () => within(screen.getByRole('list', { name: 'Not declared' }));
  await user.click(offers().getByRole('button', { name: 'Declare input number' }));
  await user.click(offers().getByRole('button', { name: 'Declare variable RIDES_URL' }));
  await user.click(offers().getByRole('button', { name: 'Declare secret RIDES_TOKEN' }));
  expect(file(path)).toContain('input:\n  number: {}\n');
  expect(file(manifestPath)).toMatch(/RIDES_URL: \{\}[\s\S]*RIDES_TOKEN: \{\}/);
  expect(screen.queryByRole('list', { name: 'Not declared' })).toBeNull();
});

it('declares inputs and outputs, and writes an output without more as a text', async () => {
  const { user, file } = await open();
  await user.click(screen.getByRole('tab', { name: 'Inputs and outputs' }));
  await user.click(screen.getByRole('button', { name: 'Add an input' }));
  await user.keyboard('guests{Enter}');
  const inputs = within(screen.getByRole('group', { name: 'Inputs' }));
  await user.click(inputs.getByRole('combobox', { name: 'Type' }));
  await user.click(screen.getByRole('option', { name: 'Number' }));
  await user.click(screen.getByRole('button', { name: 'Add an output' }));
  await user.keyboard('status{Enter}');
  const outputs = within(screen.getByRole('group', { name: 'Outputs' }));
  await user.click(outputs.getByRole('textbox', { name: /^Value/ }));
  await user.paste('body.status');
  expect(file(path)).toContain('input:\n  guests:\n    type: number\n');
  expect(file(path)).toContain('output:\n  status: body.status\n');
  await user.click(outputs.getByRole('switch', { name: /^Sensitive/ }));
  expect(file(path)).toContain('output:\n  status:\n    value: body.status\n    sensitive: true\n');
});

it('collects mock examples', async () => {
  const { user, file } = await open();
  expect(within(screen.getByRole('tab', { name: /^Mock examples/ })).getByRole('img')).toBeVisible();
  await user.click(screen.getByRole('tab', { name: /^Mock examples/ }));
  await user.click(screen.getByRole('button', { name: 'Add an example' }));
  await user.type(field('Status'), '404');
  const body = field('Body');
  await user.clear(body);
  await user.paste('{"error": "unknown"}');
  expect(file(path)).toMatch(
    /mock:\n {2}- name: Example 1\n {4}response:\n {6}status: 404\n {6}body:\n {8}error: unknown\n/,
  );
});

it('sets the rules of calls, and removes what is not set any more', async () => {
  const { user, file } = await open();
  await user.click(screen.getByRole('tab', { name: 'Rules' }));
  await user.click(screen.getByRole('combobox', { name: /^Demands verified slots/ }));
  await user.click(screen.getByRole('option', { name: 'order_id' }));
  expect(file(path)).toMatch(/verified:\n {2}slots:\n {4}- order_id\n/);
  await user.clear(field('Retries'));
  await user.type(field('Retries'), '0');
  expect(file(path)).toContain('retry:\n  retries: 0\n');
  await user.clear(field('Retries'));
  expect(file(path)).not.toContain('retry');
  await user.click(screen.getByRole('switch', { name: /^Only looks something up/ }));
  expect(file(path)).toContain('reads: false\n');
});

it('opens its file as text, and comes back from there', async () => {
  const { user, studio } = await open();
  studio.view.getState().showMainView('actions');
  await user.click(screen.getByRole('button', { name: 'Edit as text' }));
  expect(studio.view.getState()).toMatchObject({ mainView: 'flows', file: path });
  studio.view.getState().openFile('dialoom.yaml', 1);
  studio.view.getState().closeFile();
  expect(studio.view.getState()).toMatchObject({ mainView: 'actions', file: null });
});
