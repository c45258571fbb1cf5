import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { View } from '../../gallery/stages.tsx';
import { entitiesView } from './EntitiesView.tsx';

const fare = 'nlu/entities/fare.yaml';
const files = {
  [fare]: 'id: fare\nname: Fare\ntype: list\nvalues:\n  - value: Economy\n',
};
const open = (id?: string) =>
  renderInStudio(<View view={entitiesView} />, {
    files,
    prepare: ({ studio }) => id !== undefined && studio.view.getState().openItem('entities', id),
  });
const list = () => within(screen.getByRole('complementary', { name: 'Entities' }));
const found = () => within(screen.getByRole('list', { name: 'Values found' }));

it('edits the values of a list and their synonyms', async () => {
  const { user, file } = await open('fare');
  await user.click(screen.getByRole('button', { name: 'Economy' }));
  await user.type(screen.getByLabelText('Synonyms', { selector: 'input' }), 'eco,cheap{Enter}');
  await user.click(screen.getByRole('button', { name: 'Add a value' }));
  const value = screen.getByRole('textbox', { name: 'Value' });
  await user.clear(value);
  await user.type(value, 'Business');
  expect(file(fare)).toContain(
    'values:\n  - value: Economy\n    synonyms:\n      - eco\n      - cheap\n  - value: Business\n',
  );
  await user.click(screen.getByRole('switch', { name: 'Accept small spelling mistakes' }));
  expect(file(fare)).toContain('fuzzy: false');
});

it('does not write a list without values', async () => {
  const { user, file } = await open('fare');
  await user.click(screen.getByRole('button', { name: 'Remove Economy' }));
  expect(file(fare)).toBe(files[fare]);
});

it('deletes an entity', async () => {
  const { user, file } = await open('fare');
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(file(fare)).toBeUndefined();
});

it('lists what is built in, and adds it to the project', async () => {
  const { user, file } = await open();
  await user.click(list().getByRole('button', { name: 'Amount of money' }));
  expect(screen.getByRole('heading', { level: 2, name: 'Amount of money' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Add to the project' }));
  expect(file('nlu/entities/amount_of_money.yaml')).toBe(
    'id: amount_of_money\nname: Amount of money\ntype: builtin\nbuiltin: money\n',
  );
  expect(list().getByRole('button', { current: true })).toHaveTextContent('Amount of money');
});

it('shows what is found in messages', async () => {
  const { user } = await open('fare');
  const messages = screen.getByRole('textbox', { name: 'Try messages' });
  await user.clear(messages);
  await user.type(messages, 'twice 3348917502{Enter}nothing here');
  await waitFor(() => expect(found().getAllByRole('listitem')).toHaveLength(2));
  const [first, second] = found().getAllByRole('listitem');
  await waitFor(() => expect(within(first!).getByText('3348917502', { selector: 'mark' })).toBeVisible());
  expect(second).toHaveTextContent('No values');
});

describe('TryEntities', () => {
  it('asks again when an entity changes', async () => {
    const { user, host } = await open('fare');
    const asked = () => host.asked.filter(({ method }) => method === 'nlu.mentions').length;
    await waitFor(() => expect(asked()).toBe(1));
    await user.type(screen.getByRole('textbox', { name: 'Description' }), 'x');
    await waitFor(() => expect(asked()).toBe(2));
  });
});
