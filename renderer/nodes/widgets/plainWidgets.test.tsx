import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderField } from '../../gallery/fixtures/renderInStudio.tsx';

describe('BooleanWidget', () => {
  const theSwitch = () => screen.getByRole('switch');

  it('writes only values that differ from the default', async () => {
    const { user, written } = await renderField({
      kind: 'wait',
      field: 'interruptible',
      data: { for: '5m' },
    });
    expect(theSwitch()).not.toBeChecked();
    await user.click(theSwitch());
    expect(theSwitch()).toBeChecked();
    expect(written()).toBe('for: 5m\ninterruptible: true\n');
    await user.click(theSwitch());
    expect(written()).toBe('for: 5m\n');
  });

  it('shows a default that is on, and writes that it is off', async () => {
    const { user, written, undo } = await renderField({ kind: 'knowledge', field: 'citations' });
    expect(theSwitch()).toBeChecked();
    await user.click(theSwitch());
    expect(written()).toBe('citations: false\n');
    await undo();
    expect(theSwitch()).toBeChecked();
  });
});

describe('the help of a field', () => {
  it('shows names of the project as code, without their backticks', async () => {
    const { container } = await renderField({
      kind: 'collect',
      field: 'validate',
      data: { slot: 'order_id', prompt: 'Which?' },
    });
    expect([...container.querySelectorAll('code')].map(({ textContent }) => textContent)).toEqual(['value']);
    expect(container).not.toHaveTextContent('`');
  });
});

describe('NumberWidget', () => {
  it('writes numbers, and removes the key if emptied', async () => {
    const { user, written, undo } = await renderField({ kind: 'knowledge', field: 'threshold' });
    const field = screen.getByRole('textbox', { name: 'Threshold' });
    await user.type(field, '0.45');
    expect(written()).toBe('threshold: 0.45\n');
    await user.clear(field);
    expect(written()).toBe('');
    await undo();
    expect(written()).toBe('');
  });

  it('clamps a number that is too large on blur', async () => {
    const { user, written } = await renderField({ kind: 'knowledge', field: 'threshold' });
    await user.type(screen.getByRole('textbox', { name: 'Threshold' }), '7');
    await user.tab();
    expect(written()).toBe('threshold: 1\n');
  });
});

describe('SelectWidget', () => {
  it('writes the selection, and nothing for the default', async () => {
    const { user, written } = await renderField({ kind: 'end', field: 'resolution' });
    const field = screen.getByRole('combobox', { name: 'Resolution' });
    expect(field).toHaveValue('Resolved');
    await user.click(field);
    await user.click(screen.getByRole('option', { name: 'Unresolved' }));
    expect(field).toHaveValue('Unresolved');
    expect(written()).toBe('resolution: unresolved\n');
    await user.click(field);
    await user.click(screen.getByRole('option', { name: 'Resolved' }));
    expect(written()).toBe('');
  });
});

describe('StringWidget', () => {
  const data = { reason: 'Asked for it' };

  it('writes the input as text, and removes the key if emptied', async () => {
    const { user, written, disk } = await renderField({ kind: 'escalate', field: 'queue', data });
    const field = screen.getByRole('textbox', { name: 'Queue' });
    await user.type(field, 'returns: 2nd');
    expect(written()).toBe('reason: Asked for it\nqueue: "returns: 2nd"\n');
    expect(disk['flows/stage.flow.yaml']).toContain('queue: "returns: 2nd"');
    await user.clear(field);
    expect(written()).toBe('reason: Asked for it\n');
  });

  it('undoes typing in one field in one step', async () => {
    const { user, written, undo } = await renderField({
      kind: 'escalate',
      field: 'queue',
      data: { ...data, queue: 'a' },
    });
    const field = screen.getByRole('textbox', { name: 'Queue' });
    await user.type(field, 'bcd');
    expect(written()).toBe('reason: Asked for it\nqueue: abcd\n');
    await undo();
    expect(field).toHaveValue('a');
    expect(written()).toBe('reason: Asked for it\nqueue: a\n');
  });
});

describe('DurationWidget', () => {
  it('writes only durations; an unfinished one stays in the field', async () => {
    const { user, written, undo } = await renderField({ kind: 'wait', field: 'for', data: { for: '5m' } });
    const field = screen.getByRole('textbox', { name: 'For' });
    await user.type(field, '{Backspace}');
    expect(field).toHaveValue('5');
    expect(field).toBeInvalid();
    expect(written()).toBe('for: 5m\n');
    await user.type(field, 'h');
    expect(field).toBeValid();
    expect(written()).toBe('for: 5h\n');
    await undo();
    expect(field).toHaveValue('5m');
  });

  it('restores the written value if an unfinished input is left', async () => {
    const { user, written } = await renderField({ kind: 'wait', field: 'for', data: { for: '5m' } });
    const field = screen.getByRole('textbox', { name: 'For' });
    await user.type(field, 'soon');
    await user.tab();
    expect(field).toHaveValue('5m');
    expect(written()).toBe('for: 5m\n');
  });
});

describe('IdentifierWidget', () => {
  const staged = { kind: 'action', field: 'result', data: { action: 'get_customer', result: 'account' } };
  const field = () => screen.getByRole('textbox', { name: 'Result variable' });

  it('writes a name when it is complete, not letter by letter', async () => {
    const { user, written } = await renderField(staged);
    await user.type(field(), '_2');
    expect(written()).toContain('result: account\n');
    await user.keyboard('{Enter}');
    expect(written()).toContain('result: account_2\n');
  });

  it('rejects an invalid name and does not write it', async () => {
    const { user, written } = await renderField(staged);
    await user.type(field(), ' 2');
    expect(field()).toBeInvalid();
    await user.tab();
    expect(field()).toHaveValue('account');
    expect(written()).toContain('result: account\n');
  });

  it('discards the input on Escape, and removes the key if it is emptied', async () => {
    const { user, written } = await renderField(staged);
    await user.type(field(), 'x{Escape}');
    expect(field()).toHaveValue('account');
    await user.clear(field());
    await user.tab();
    expect(written()).toBe('action: get_customer\n');
  });
});
