import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderField } from '../../gallery/fixtures/renderInStudio.tsx';

const list = (name: string) => within(screen.getByRole('group', { name }));

it('adds, changes and removes texts, each as one undo step', async () => {
  const { user, written, undo } = await renderField({
    kind: 'knowledge',
    field: 'tags',
    data: { tags: ['shipping'] },
  });
  await user.click(list('Tags').getByRole('button', { name: 'Add a tag' }));
  await user.type(list('Tags').getByRole('textbox', { name: 'Tags 2' }), 'returns');
  expect(written()).toBe('tags:\n  - shipping\n  - returns\n');
  await user.click(list('Tags').getByRole('button', { name: 'Remove tags 1' }));
  expect(written()).toBe('tags:\n  - returns\n');
  await undo();
  expect(list('Tags').getAllByRole('textbox')).toHaveLength(2);
});

it('edits the referenced text of an item in its locale', async () => {
  const { user, written, file } = await renderField({
    kind: 'collect',
    field: 'reprompts',
    data: { slot: 'email', prompt: 'E-mail?', reprompts: ['$courtesy.fine'] },
  });
  const item = list('Reprompts').getByRole('textbox', { name: 'Reprompts 1' });
  await user.clear(item);
  await user.type(item, 'Fine');
  expect(file('locales/en.yaml')).toContain('courtesy.fine: Fine\n');
  expect(written()).toContain('- $courtesy.fine\n');
});

it('tells the problem of a text at this text', async () => {
  await renderField({
    kind: 'collect',
    field: 'reprompts',
    data: { slot: 'email', prompt: 'E-mail?', reprompts: ['Again, please.', '{{ slots.nobody }}?'] },
  });
  const [first, second] = list('Reprompts').getAllByRole('textbox');
  expect(first).not.toHaveAccessibleDescription();
  expect(second).toHaveAccessibleDescription(/^Warning: There is no slot "nobody"/);
});
