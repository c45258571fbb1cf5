import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderInStudio } from '../gallery/fixtures/renderInStudio.tsx';
import { select } from '../gallery/stages.tsx';
import { AddStateMenu, KindPalette } from './addingStates.tsx';

describe('the menu that adds a state', () => {
  it.each([
    ['know', 'knowledge'],
    ['end', 'end'],
    ['go', 'go_to'],
    ['go to', 'go_to'],
    ['call', 'call_flow'],
    ['wait', 'wait'],
    ['delay', 'wait'],
    ['if', 'branch'],
    ['condition', 'branch'],
    ['http', 'action'],
    ['api', 'action'],
    ['request', 'action'],
    ['human', 'escalate'],
    ['agent', 'escalate'],
    ['handoff', 'escalate'],
    ['button', 'choice'],
    ['say', 'message'],
    ['text', 'message'],
    ['question', 'collect'],
    ['ask', 'collect'],
    ['faq', 'knowledge'],
    ['loop', 'go_to'],
    ['customer picks', 'choice'],
  ])('takes for “%s” the kind %s', async (typed, kind) => {
    const chosen: string[] = [];
    const { user } = await renderInStudio(
      <AddStateMenu x={0} y={0} onChoose={(one) => chosen.push(one)} onClose={() => {}} />,
    );
    await user.type(screen.getByRole('textbox', { name: 'Search kinds of states' }), `${typed}{Enter}`);
    expect(chosen).toEqual([kind]);
  });

  it('takes another one with the arrow keys, and nothing if nothing matches', async () => {
    const chosen: string[] = [];
    const { user } = await renderInStudio(
      <AddStateMenu x={0} y={0} onChoose={(one) => chosen.push(one)} onClose={() => {}} />,
    );
    const search = screen.getByRole('textbox', { name: 'Search kinds of states' });
    await user.type(search, 'xyzzy{Enter}');
    expect(screen.getByText('No matching states.')).toBeVisible();
    await user.clear(search);
    await user.type(search, 'ask{ArrowDown}{Enter}');
    expect(chosen).toEqual(['choice']);
  });
});

it('finds kinds in the palette by the same words, in their groups', async () => {
  const { user } = await renderInStudio(<KindPalette />);
  await user.type(screen.getByRole('textbox', { name: 'Search kinds of states' }), 'ask');
  expect(screen.getAllByRole('button', { name: /^Add / }).map((one) => one.textContent)).toEqual([
    'Collect',
    'Choice',
    'Survey',
  ]);
});

describe('a kind of the palette', () => {
  const flow = (on: string) => ({
    'flows/stage.flow.yaml': `id: stage
name: Stage
states:
  - { id: start, kind: start, on: { next: ask } }
  - { id: ask, kind: collect, slot: order_id, prompt: Which order?, on: ${on} }
  - { id: done, kind: end }
`,
  });
  const add = async (on: string) => {
    const { user, studio } = await renderInStudio(<KindPalette />, {
      files: flow(on),
      prepare: select('stage', 'ask'),
    });
    await user.click(screen.getByRole('button', { name: 'Add Message' }));
    const states = studio.document.getState().project?.flows.stage?.states;
    return { on: states?.find(({ id }) => id === 'ask')?.on, selected: studio.view.getState().selection };
  };

  it('follows the selected state where that leads on', async () => {
    expect(await add('{}')).toEqual({ on: { next: 'message' }, selected: ['message'] });
  });

  it('is not connected to a no-match or an error, which policies answer', async () => {
    expect(await add('{ next: done }')).toEqual({ on: { next: 'done' }, selected: ['message'] });
  });
});
