import { act, cleanup, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { type RenderOptions, renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { Panel, select } from '../../gallery/stages.tsx';
import { describeState } from '../../nodes/describeState.ts';
import { inspectorPanel } from './Inspector.tsx';

const inspect = (options: RenderOptions) => renderInStudio(<Panel panel={inspectorPanel} />, options);
const path = 'flows/returns.flow.yaml';

it('follows the selection: nothing, a flow, a state, several', async () => {
  const { studio } = await inspect({});
  expect(screen.getByText('Nothing to inspect')).toBeVisible();
  act(() => studio.view.getState().openFlow('returns'));
  expect(screen.getByRole('textbox', { name: /^Name/ })).toHaveValue('Return an item');
  act(() => studio.view.getState().select(['ask_reason']));
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Reason');
  act(() => studio.view.getState().select(['ask_reason', 'ask_name']));
  expect(screen.getByText('2 states selected')).toBeVisible();
});

it('writes the fields of a flow: name, description, triggers, owned slots', async () => {
  const { user, file } = await inspect({ prepare: select('returns') });
  const name = screen.getByRole('textbox', { name: /^Name/ });
  await user.clear(name);
  await user.type(name, 'Returns');
  expect(file(path)).toContain('\nname: Returns\n');
  await user.click(screen.getByRole('combobox', { name: 'Triggers' }));
  await user.keyboard('refund');
  await user.click(screen.getByRole('option', { name: /^(?!Create).*refund/i }));
  expect(file(path)).toMatch(/triggers: \[return_item, .*refund_status\]/);
  await user.click(screen.getByRole('combobox', { name: 'Owned slots' }));
  await user.click(screen.getByRole('option', { name: 'email' }));
  expect(file(path)).toMatch(/owns: \[.*email\]/);
});

it('sets the behaviour of a flow and restores the default', async () => {
  const { user, file } = await inspect({ prepare: select('faq') });
  const offer = screen.getByRole('switch', { name: /^Offer as a suggestion/ });
  const before = file('flows/faq.flow.yaml');
  const wasOn = (offer as HTMLInputElement).checked;
  await user.click(offer);
  expect(file('flows/faq.flow.yaml')).toContain(`suggest: ${!wasOn}`);
  await user.click(offer);
  expect(file('flows/faq.flow.yaml')).not.toContain(`suggest: ${!wasOn}`);
  expect(before).toBeDefined();
});

it('renders every field of each node kind, the advanced ones on demand', async () => {
  const { user, studio } = await inspect({ prepare: select('returns', 'ask_reason') });
  expect(screen.queryByLabelText('Failures allowed')).toBeNull();
  await user.click(screen.getByRole('button', { name: /^Advanced/ }));
  for (const name of ['Prompt', 'Slot', 'Failures allowed'])
    expect(screen.getByLabelText(name)).toBeVisible();
  const state = studio.document
    .getState()
    .project?.flows.returns?.states.find(({ id }) => id === 'ask_reason');
  const { ports } = describeState(state!);
  const transitions = within(screen.getByRole('region', { name: 'Transitions' }));
  expect(transitions.getAllByRole('combobox')).toHaveLength(ports.length);
});

it('creates the intent that starts a flow, as one step of undo', async () => {
  const { user, file, undo } = await inspect({ prepare: select('returns') });
  const before = file(path);
  await user.click(screen.getByRole('combobox', { name: 'Triggers' }));
  await user.keyboard('Swap an item{Enter}');
  expect(file('nlu/intents/swap_an_item.yaml')).toContain('name: Swap an item');
  expect(file(path)).toMatch(/triggers:[\s\S]*swap_an_item[\s\S]*states:/);
  await undo();
  expect(file(path)).toBe(before);
  expect(file('nlu/intents/swap_an_item.yaml')).toBeUndefined();
});

it('shows advanced fields that are set, and opens for a problem', async () => {
  const flow = (fields: string) => ({
    'flows/form.flow.yaml': `id: form
name: Form
states:
  - { id: start, kind: start, on: { next: ask } }
  - id: ask
    kind: collect
    slot: order_id
    prompt: Which order?
${fields}    on: { filled: done, error: done }
  - { id: done, kind: end }
`,
  });
  await inspect({ prepare: select('form', 'ask'), files: flow('    escalateAfter: 4\n') });
  expect(screen.getByLabelText('Failures allowed')).toHaveValue('4');
  expect(screen.queryByLabelText('Why we ask')).toBeNull();
  cleanup();
  await inspect({ prepare: select('form', 'ask'), files: flow('    validateAction: order_status\n') });
  expect(screen.getByRole('button', { name: /^Advanced/ })).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByLabelText('Why we ask')).toBeVisible();
});

it('begins at the top of each form, and has the problems that no field shows below it', async () => {
  const { studio } = await inspect({ prepare: select('returns', 'ask_reason') });
  const form = () => document.querySelector<HTMLElement>('.mantine-ScrollArea-viewport')!;
  form().scrollTop = 240;
  act(() => studio.view.getState().select(['ask_name']));
  expect(form().scrollTop).toBe(0);
  cleanup();
  await inspect({
    prepare: select('stage', 'call'),
    files: {
      'flows/stage.flow.yaml':
        'id: stage\nname: Stage\nstates:\n  - { id: start, kind: start, on: { next: call } }\n  - { id: call, kind: call_flow, flow: faq }\n',
    },
  });
  const problems = screen.getByRole('list', { name: 'Problems of this state' });
  const field = screen.getByRole('textbox', { name: 'Note' });
  expect(field.compareDocumentPosition(problems)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});
