import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderField } from '../../gallery/fixtures/renderInStudio.tsx';

describe('ExpressionWidget', () => {
  it('shows an error while typing, and writes the input anyway', async () => {
    const { user, written } = await renderField({ kind: 'knowledge', field: 'query' });
    const field = screen.getByRole('textbox', { name: 'Query' });
    await user.type(field, 'slots.product +');
    expect(field).toHaveAccessibleDescription(/./);
    expect(field).toBeInvalid();
    await user.type(field, ' "x"');
    expect(field).toBeValid();
    expect(written()).toBe('query: slots.product + "x"\n');
    await user.clear(field);
    expect(written()).toBe('');
  });
});

describe('ExpressionsWidget', () => {
  const map = (name: string) => within(screen.getByRole('group', { name }));

  it('offers the slots that are not set yet', async () => {
    const { user, written } = await renderField({
      kind: 'set',
      field: 'slots',
      data: { slots: { product: '"shirt"' } },
    });
    await user.click(map('Slots').getByRole('combobox', { name: 'Set a slot' }));
    expect(screen.queryByRole('option', { name: 'product' })).toBeNull();
    await user.click(screen.getByRole('option', { name: 'order_id' }));
    const expression = map('Slots').getByRole('textbox', { name: 'Slots: order_id' });
    await user.clear(expression);
    await user.type(expression, 'vars.id');
    expect(written()).toContain('order_id: vars.id\n');
  });

  it('asks for the inputs that the action needs, and proposes the slot of the same name', async () => {
    const { user, written } = await renderField({
      kind: 'action',
      field: 'inputs',
      data: { action: 'order_status' },
    });
    const email = map('Inputs').getByRole('textbox', { name: 'Inputs: email' });
    expect(email).toBeInvalid();
    await user.click(map('Inputs').getByRole('button', { name: 'Use the slot order_id' }));
    await user.type(email, 'slots.email');
    expect(email).toBeValid();
    expect(written()).toBe(
      'action: order_status\ninputs:\n  order_id: slots.order_id\n  email: slots.email\n',
    );
    await user.click(map('Inputs').getByRole('button', { name: 'Remove email' }));
    expect(email).toBeInvalid();
  });

  it('offers the inputs that an action can do without', async () => {
    const { user, written } = await renderField(
      { kind: 'action', field: 'inputs', data: { action: 'ride' } },
      {
        files: {
          'actions/ride.yaml':
            'id: ride\nname: Ride\ninput: { note: { required: false } }\nrequest: { url: "https://rides.example" }\n',
        },
      },
    );
    await user.click(map('Inputs').getByRole('combobox', { name: 'Add an input' }));
    await user.click(screen.getByRole('option', { name: 'note' }));
    expect(written()).toContain('note:');
  });

  it('accepts new names where they are allowed, and no name twice', async () => {
    const { user, written } = await renderField({
      kind: 'set',
      field: 'vars',
      data: { vars: { total: '1' } },
    });
    await user.click(map('Variables').getByRole('button', { name: 'Set a variable' }));
    const name = map('Variables').getByRole('textbox', { name: 'Set a variable: name' });
    await user.type(name, 'total');
    expect(name).toBeInvalid();
    expect(map('Variables').getByRole('button', { name: 'Add' })).toBeDisabled();
    await user.type(name, '_2{Enter}');
    expect(map('Variables').getByRole('textbox', { name: 'Variables: total_2' })).toHaveValue('""');
    expect(written()).toContain('total_2:');
  });

  it('shows an error below its expression, and removes an expression', async () => {
    const { user, written } = await renderField({
      kind: 'set',
      field: 'vars',
      data: { vars: { total: '1' } },
    });
    const expression = map('Variables').getByRole('textbox', { name: 'Variables: total' });
    await user.type(expression, ' +');
    expect(expression).toBeInvalid();
    await user.click(map('Variables').getByRole('button', { name: 'Remove total' }));
    expect(written()).not.toContain('total');
  });
});

describe('CodeWidget', () => {
  it('writes the input, and shows changes made elsewhere', async () => {
    const { user, written, undo } = await renderField({
      kind: 'script',
      field: 'code',
      data: { code: 'return 1' },
    });
    const editor = await screen.findByRole('textbox', { name: 'Script' });
    await user.click(editor);
    await user.keyboard(' + 1');
    expect(written()).toBe('code: return 1 + 1\n');
    await undo();
    expect(editor).toHaveValue('return 1');
  });
});
