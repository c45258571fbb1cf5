import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Json } from '../../../engine/base/json.ts';
import type { FieldDescriptor } from '../../../engine/kit/forms/fieldDescriptor.ts';
import { LooseField } from '../../gallery/FieldStage.tsx';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';

async function renderLoose(field: FieldDescriptor, value?: Json) {
  let current: Json | undefined = value;
  const rendered = await renderInStudio(
    <LooseField
      field={field}
      {...(value === undefined ? {} : { value })}
      onValue={(next) => {
        current = next;
      }}
    />,
  );
  return { ...rendered, value: () => current };
}

const headers: FieldDescriptor = {
  path: 'headers',
  label: 'Headers',
  type: 'texts',
  addLabel: 'Add a header',
};

it('adds, renames and removes texts by name, and keeps their order', async () => {
  const { user, value } = await renderLoose(headers, { Accept: 'text/plain', Via: 'a' });
  await user.click(screen.getByRole('button', { name: 'Add a header' }));
  await user.keyboard('X-Id{Enter}');
  await user.type(screen.getByRole('textbox', { name: 'Headers 3: value' }), '7');
  expect(value()).toEqual({ Accept: 'text/plain', Via: 'a', 'X-Id': '7' });
  const first = screen.getByRole('textbox', { name: 'Headers 1: name' });
  await user.clear(first);
  await user.type(first, 'Accept-Language{Enter}');
  expect(JSON.stringify(value())).toBe('{"Accept-Language":"text/plain","Via":"a","X-Id":"7"}');
  await user.click(screen.getByRole('button', { name: 'Remove Via' }));
  expect(value()).toEqual({ 'Accept-Language': 'text/plain', 'X-Id': '7' });
});

it('does not give two texts one name', async () => {
  const { user, value } = await renderLoose(headers, { Accept: 'a', Via: 'b' });
  const second = screen.getByRole('textbox', { name: 'Headers 2: name' });
  await user.clear(second);
  await user.type(second, 'Accept');
  expect(second).toBeInvalid();
  await user.tab();
  expect(second).toHaveValue('Via');
  expect(value()).toEqual({ Accept: 'a', Via: 'b' });
});

it('removes the key with the last text', async () => {
  const { user, value } = await renderLoose(headers, { Accept: 'a' });
  await user.click(screen.getByRole('button', { name: 'Remove Accept' }));
  expect(value()).toBeUndefined();
});

it('declares objects by name with their fields', async () => {
  const { user, value } = await renderLoose({
    path: 'input',
    label: 'Inputs',
    type: 'named',
    addLabel: 'Add an input',
    fields: [{ path: 'description', label: 'Description', type: 'string' }],
  });
  await user.click(screen.getByRole('button', { name: 'Add an input' }));
  await user.keyboard('Not an id');
  expect(screen.getByRole('textbox', { name: 'Inputs 1: name' })).toBeInvalid();
  await user.clear(screen.getByRole('textbox', { name: 'Inputs 1: name' }));
  await user.keyboard('booking{Enter}');
  await user.type(screen.getByRole('textbox', { name: 'Description' }), 'On the ticket');
  expect(value()).toEqual({ booking: { description: 'On the ticket' } });
});

it('writes JSON only while it is valid, and says what is wrong', async () => {
  const { user, value } = await renderLoose({ path: 'body', label: 'Body', type: 'json' });
  const body = screen.getByRole('textbox', { name: 'Body' });
  await user.click(body);
  await user.paste('{"id": {{ input.id }}}');
  expect(body).toBeInvalid();
  expect(screen.getByText(/put \{\{ … \}\} in double quotes/)).toBeVisible();
  expect(value()).toBeUndefined();
  await user.clear(body);
  await user.paste('{"id":"{{ input.id }}"}');
  await user.tab();
  expect(value()).toEqual({ id: '{{ input.id }}' });
  expect(body).toHaveValue('{\n  "id": "{{ input.id }}"\n}');
});

it('chooses slots of the project', async () => {
  const { user, value } = await renderLoose(
    { path: 'slots', label: 'Slots', type: 'list', item: 'slot', addLabel: 'Choose slots' },
    ['gone'],
  );
  expect(screen.getByText('gone (missing)')).toBeVisible();
  await user.click(screen.getByRole('combobox', { name: /^Slots/ }));
  await user.click(screen.getByRole('option', { name: 'order_id' }));
  expect(value()).toEqual(['gone', 'order_id']);
});
