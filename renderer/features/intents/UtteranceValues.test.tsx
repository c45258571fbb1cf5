import { fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { useDocument } from '../../stores/useStudio.ts';
import { UtteranceValues } from './UtteranceValues.tsx';

const path = 'nlu/intents/order_status.yaml';

function OfOrderStatus() {
  const intent = useDocument(({ project }) => project?.intents.order_status);
  return intent === undefined ? null : <UtteranceValues intent={intent} />;
}
const open = (utterance: string) =>
  renderInStudio(<OfOrderStatus />, {
    files: { [path]: `id: order_status\nname: Order status\nutterances:\n  - ${utterance}\n` },
  });
const choice = () => within(screen.getByRole('dialog', { name: 'Annotation' }));
const word = (name: string) => screen.getByRole('button', { name });

it('annotates a word as the value of an entity', async () => {
  const { user, file, undo } = await open('where is 3348917502 now');
  await user.click(word('3348917502'));
  await user.click(choice().getByRole('combobox', { name: 'Entity' }));
  await user.click(choice().getByRole('option', { name: /\(order_number\)$/ }));
  await user.click(choice().getByRole('button', { name: 'Annotate' }));
  expect(file(path)).toContain('where is [3348917502](order_number) now');
  await undo();
  expect(file(path)).toContain('- where is 3348917502 now\n');
});

it('annotates several words by keyboard', async () => {
  const { user, file } = await open('for Crystal Minh please');
  word('for').focus();
  await user.keyboard('{ArrowRight}{Shift>}{ArrowRight}{/Shift}{Enter}');
  await user.click(choice().getByRole('button', { name: 'Annotate' }));
  expect(file(path)).toMatch(/for \[Crystal Minh\]\(\w+\) please/);
});

it('selects several words by dragging', async () => {
  await open('for Crystal Minh please');
  fireEvent.pointerDown(word('Crystal'), { button: 0 });
  fireEvent.pointerEnter(word('Minh'));
  fireEvent.pointerUp(word('Minh'));
  expect(choice().getByText('Crystal Minh')).toBeVisible();
});

it('removes an annotation', async () => {
  const { user, file } = await open('"where is [3348917502](order_number)"');
  await user.click(word('3348917502 order_number'));
  await user.click(choice().getByRole('button', { name: 'Remove' }));
  expect(file(path)).not.toContain('order_number');
});
