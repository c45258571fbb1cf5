import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderField, settle } from '../../gallery/fixtures/renderInStudio.tsx';

const field = () => screen.getByRole('textbox', { name: 'Text' });

it('writes the input into the state', async () => {
  const { user, written } = await renderField({ kind: 'message', field: 'text', data: { text: 'Hi' } });
  await user.type(field(), ' there');
  expect(written()).toBe('text: Hi there\n');
});

it('edits a referenced text in its locale and leaves the state unchanged', async () => {
  const { user, written, file, undo } = await renderField({
    kind: 'message',
    field: 'text',
    data: { text: '$courtesy.fine' },
  });
  expect(field()).toHaveValue('Good to hear!');
  expect(screen.getByText('courtesy.fine')).toBeVisible();
  await user.clear(field());
  await user.type(field(), 'Great');
  expect(file('locales/en.yaml')).toContain('\ncourtesy.fine: Great\n');
  expect(written()).toBe('text: $courtesy.fine\n');
  await undo();
  expect(field()).toHaveValue('Good to hear!');
});

it('tells an error as one, and a warning as one that does not make the text invalid', async () => {
  const { user } = await renderField({
    kind: 'message',
    field: 'text',
    data: { text: 'Hi {{ slots.nobody }}' },
  });
  expect(field()).toBeValid();
  expect(field()).toHaveAccessibleDescription(
    /^What the customer reads\. *Warning: There is no slot "nobody"/,
  );
  await user.type(field(), ' {{{{ slots.');
  await settle();
  expect(field()).toBeInvalid();
  expect(field()).toHaveAccessibleDescription(/Error: /);
});

it('tells what the check finds in a referenced text', async () => {
  const { user } = await renderField({ kind: 'message', field: 'text', data: { text: '$courtesy.fine' } });
  await user.type(field(), ' {{{{ slots.nobody }}');
  await settle();
  expect(field()).toHaveAccessibleDescription(/Warning: There is no slot "nobody"/);
});

it('says that a key has no text, and creates it from the input', async () => {
  const { user, file } = await renderField({ kind: 'message', field: 'text', data: { text: '$not.there' } });
  expect(screen.getByText(/has no such text yet/)).toBeVisible();
  await user.type(field(), 'Now it is');
  expect(file('locales/en.yaml')).toContain('not.there: Now it is\n');
  expect(screen.queryByText(/has no such text yet/)).toBeNull();
});

it('shows one form of a text by count, and says where the others are', async () => {
  await renderField(
    { kind: 'message', field: 'text', data: { text: '$my.items' } },
    { files: { 'locales/en.yaml': 'my.items: { count: slots.n, one: One item, other: Many items }\n' } },
  );
  expect(field()).toHaveValue('Many items');
  expect(screen.getByText(/By count/)).toHaveTextContent('one');
});

it('says what the check finds', async () => {
  const { user } = await renderField({ kind: 'message', field: 'text', data: { text: 'Hi' } });
  expect(field()).not.toHaveAttribute('aria-invalid', 'true');
  await user.type(field(), ' {{{{ slots.');
  expect(field()).toHaveAttribute('aria-invalid', 'true');
});

it.each([
  ['a very long text', 'Long. '.repeat(1700).trim()],
  ['emoji', 'Done 👍🏽 👩‍👩‍👧'],
  ['a text from right to left', 'تم إرسال طلبك'],
])('writes %s as it is, and takes it back', async (_, text) => {
  const { user, studio, undo } = await renderField({ kind: 'message', field: 'text', data: { text: 'Hi' } });
  const read = () => studio.document.getState().project?.flows.stage?.states[1];
  const before = studio.document.getState().files;
  await user.clear(field());
  await user.click(field());
  await user.paste(text);
  expect(read()).toMatchObject({ text });
  await undo();
  expect(studio.document.getState().files).toEqual(before);
});
