import { act, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderInStudio, settle } from '../../gallery/fixtures/renderInStudio.tsx';
import { View } from '../../gallery/stages.tsx';
import { intentsView } from './Intents.tsx';

const path = 'nlu/intents/order_status.yaml';
const open = () =>
  renderInStudio(<View view={intentsView} />, {
    files: { [path]: 'id: order_status\nname: Order status\nutterances:\n  - where is it\n' },
    prepare: ({ studio }) => studio.view.getState().openItem('intents', 'order_status'),
  });
const list = () => within(screen.getByRole('complementary', { name: 'Intents' }));

it('finds intents by name and opens one', async () => {
  const { user } = await open();
  await user.type(list().getByRole('textbox', { name: 'Search intents' }), 'refund');
  const [found, ...others] = list()
    .getAllByRole('listitem')
    .map((item) => within(item).getByRole('button'));
  expect(others).toEqual([]);
  await user.click(found!);
  expect(screen.getByRole('heading', { level: 2, name: /refund/i })).toBeVisible();
});

it('writes utterances, one per line', async () => {
  const { user, file, undo } = await open();
  const lines = screen.getByRole('textbox', { name: 'Utterances' });
  await user.type(lines, '{Enter}track my order');
  expect(file(path)).toContain('utterances:\n  - where is it\n  - track my order\n');
  expect(list().getByRole('button', { name: /^Order status/ })).toHaveTextContent('2');
  await undo();
  expect(lines).toHaveValue('where is it');
});

it('adds an intent, and deletes one', async () => {
  const { user, file, studio } = await open();
  await user.click(list().getByRole('button', { name: 'Add an intent' }));
  await user.keyboard('Gift cards{Enter}');
  expect(file('nlu/intents/gift_cards.yaml')).toContain('name: Gift cards');
  expect(studio.view.getState().items.intents).toBe('gift_cards');
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(file('nlu/intents/gift_cards.yaml')).toBeUndefined();
});

it('shows which flow an intent starts, and opens it', async () => {
  const { user, studio } = await open();
  await user.click(screen.getByRole('button', { name: /^Starts/ }));
  expect(studio.view.getState()).toMatchObject({ mainView: 'flows', flow: 'order_status' });
});

it('selects the line of a requested utterance', async () => {
  const { studio } = await open();
  act(() => studio.view.getState().revealIntent('order_status', 'where is it'));
  const lines = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Utterances' });
  expect(lines).toHaveFocus();
  expect([lines.selectionStart, lines.selectionEnd]).toEqual([0, 'where is it'.length]);
});

it('lists the problems of an intent beside it, and tries a message', async () => {
  const { user } = await renderInStudio(<View view={intentsView} />, {
    files: {
      [path]: 'id: order_status\nname: Order status\nutterances:\n  - where is it\n  - Where is it\n',
    },
    prepare: ({ studio }) => studio.view.getState().openItem('intents', 'order_status'),
  });
  const problems = within(screen.getByRole('list', { name: 'Problems of order_status' }));
  expect(problems.getByRole('img', { name: 'Warning' })).toBeVisible();
  const trying = within(screen.getByRole('region', { name: 'Try a message' }));
  await user.type(trying.getByRole('textbox', { name: 'Message to try' }), 'where is my order{Enter}');
  expect((await trying.findAllByRole('meter')).length).toBeGreaterThan(0);
});

it('exports the intents as CSV', async () => {
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  const { user } = await open();
  await user.click(list().getByRole('button', { name: 'Export and import' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Export as CSV' }));
  await settle();
  expect(names).toEqual(['intents.csv']);
});
