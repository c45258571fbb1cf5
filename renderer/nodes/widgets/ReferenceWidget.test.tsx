import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { renderField } from '../../gallery/fixtures/renderInStudio.tsx';

describe('ReferenceWidget', () => {
  const collect = { kind: 'collect', field: 'slot', data: { slot: 'order_id', prompt: 'Which?' } };
  const field = (name: string) => screen.getByRole('combobox', { name: new RegExp(`^${name}`) });

  it('finds a name of the project by a part of it', async () => {
    const { user, written } = await renderField({ kind: 'action', field: 'action', data: { action: '' } });
    await user.click(field('Action'));
    await user.keyboard('order st');
    await user.click(screen.getByRole('option', { name: /order_status/ }));
    expect(written()).toBe('action: order_status\n');
  });

  it('creates a missing slot in place', async () => {
    const { user, written, file } = await renderField(collect);
    await user.click(field('Slot'));
    await user.keyboard('Shoe size');
    await user.keyboard('{Enter}');
    expect(written()).toContain('slot: shoe_size\n');
    expect(file(manifestPath)).toMatch(/\n {2}shoe_size:[\s\S]*type: text/);
  });

  it.each([
    ['call_flow', 'flow', { flow: 'main' }, 'Flow', 'Gift cards', 'flows/gift_cards.flow.yaml'],
    ['action', 'action', { action: '' }, 'Action', 'Look it up', 'actions/look_it_up.yaml'],
    ['collect', 'entity', { slot: 'order_id', prompt: '?' }, 'Entity', 'Fare', 'nlu/entities/fare.yaml'],
  ])('creates what %s does not find, and refers to it', async (kind, key, data, label, name, path) => {
    const { user, written, file } = await renderField({ kind, field: key, data });
    await user.click(field(label));
    await user.keyboard(`${name}{Enter}`);
    const dialog = screen.queryByRole('dialog');
    if (dialog !== null && key === 'action') {
      await user.click(within(dialog).getByRole('textbox', { name: 'URL or cURL command' }));
      await user.paste('https://cards.example/cards/1');
      await user.keyboard('{Enter}');
    }
    if (dialog !== null && key === 'entity') {
      await user.type(within(dialog).getByRole('textbox', { name: 'Values' }), 'Economy');
      await user.click(within(dialog).getByRole('button', { name: 'Create entity' }));
    }
    expect(file(path)).toContain(`name: ${name}`);
    expect(written()).toContain(`${key}: ${/([a-z_]+)(\.flow)?\.yaml$/.exec(path)?.[1]}\n`);
  });

  it('takes the first match with Enter, and opens what is chosen', async () => {
    const { user, written, studio } = await renderField({
      kind: 'action',
      field: 'action',
      data: { action: '' },
    });
    await user.click(field('Action'));
    await user.keyboard('order st{Enter}');
    expect(written()).toBe('action: order_status\n');
    await user.click(screen.getByRole('button', { name: 'Open order_status' }));
    expect(studio.view.getState()).toMatchObject({
      mainView: 'actions',
      items: { actions: 'order_status' },
    });
  });

  it('shows a missing name', async () => {
    await renderField({ ...collect, data: { ...collect.data, slot: 'gone' } });
    expect(field('Slot')).toHaveValue('gone (missing)');
    expect(field('Slot')).toBeInvalid();
  });

  it('offers the documents of its own type only', async () => {
    const { user } = await renderField({ kind: 'call_flow', field: 'flow', data: { flow: 'main' } });
    await user.click(field('Flow'));
    expect(screen.getByRole('option', { name: /verify_purchase/ })).toBeVisible();
    expect(screen.queryByRole('option', { name: /order_number/ })).toBeNull();
  });
});

describe('StateWidget', () => {
  const field = () => screen.getByRole('combobox', { name: 'State' });

  it('offers the states of the flow that the other field names, by their titles', async () => {
    const { user, written } = await renderField({ kind: 'go_to', field: 'state', data: { flow: 'returns' } });
    await user.click(field());
    await user.click(screen.getByRole('option', { name: 'Pull up the account' }));
    expect(written()).toBe('flow: returns\nstate: pull_up_account\n');
  });

  it('waits for the flow', async () => {
    await renderField({ kind: 'go_to', field: 'state', data: { flow: '' } });
    expect(field()).toBeDisabled();
  });
});
