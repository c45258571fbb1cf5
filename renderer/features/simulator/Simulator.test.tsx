import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { never, refusal } from '../../gallery/fakeHost.ts';
import { type RenderOptions, renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { recordedTurns } from '../../gallery/sampleAnswers.ts';
import { logWith, sampleReadings } from '../../gallery/sampleReadings.ts';
import { Panel, played } from '../../gallery/stages.tsx';
import { simulatorPanel } from './Simulator.tsx';

const open = (options: RenderOptions = {}) => renderInStudio(<Panel panel={simulatorPanel} />, options);
const log = () => within(screen.getByRole('log', { name: 'Conversation' }));
const message = () => screen.getByRole('textbox', { name: 'Message to the assistant' });
const sent = (host: Awaited<ReturnType<typeof open>>['host']) =>
  host.asked.filter(({ method }) => method === 'simulator.send').map(({ params }) => params);

it('starts with the chosen actions, language and customer', async () => {
  const { user, host } = await open();
  await user.click(screen.getByRole('radio', { name: 'Live' }));
  await user.click(screen.getByRole('combobox', { name: 'Language of the customer' }));
  await user.click(screen.getByRole('option', { name: 'de' }));
  await user.click(screen.getByRole('button', { name: 'Customer' }));
  await user.type(await screen.findByRole('textbox', { name: 'Customer id' }), 'c-1024');
  await user.click(screen.getByRole('checkbox', { name: 'Authenticated' }));
  await user.click(screen.getByRole('combobox', { name: 'Time zone' }));
  await user.keyboard('tokyo{Enter}');
  await user.click(screen.getByRole('button', { name: 'Start conversation' }));
  expect(host.asked.at(-1)).toMatchObject({
    method: 'simulator.start',
    params: {
      actions: 'live',
      locale: 'de',
      customer: { id: 'c-1024', authenticated: true },
      timeZone: 'Asia/Tokyo',
    },
  });
  expect(log().getByText('How can I help you today?')).toBeVisible();
});

it('sends with Enter, adds a line with Shift+Enter, and shows the answer with its sources', async () => {
  const { user, host } = await open({ prepare: played(0) });
  await user.type(message(), 'How long{Shift>}{Enter}{/Shift}does it take?{Enter}');
  expect(sent(host)).toMatchObject([{ text: 'How long\ndoes it take?' }]);
  expect(message()).toHaveValue('');
  const sources = within(log().getByRole('group', { name: 'Sources' }));
  await user.click(sources.getAllByRole('button')[0]!);
  expect(log().getAllByText(/3 to 5 business days/).length).toBeGreaterThan(1);
});

it('sends the value of a quick reply; earlier ones are disabled', async () => {
  const { user, host } = await open({ prepare: played(0) });
  await user.click(log().getByRole('button', { name: 'Track an order' }));
  expect(sent(host)).toMatchObject([{ text: 'Track an order', value: 'order' }]);
  expect(log().getAllByRole('button', { name: 'Return an item' })[0]).toBeDisabled();
});

it('restores the message if a turn is discarded', async () => {
  const problem = { code: 'RUN_FAILED', message: 'The turn could not be run', remedy: 'Send it again' };
  const { user } = await open({ prepare: played(0), answers: { 'simulator.send': refusal(problem) } });
  await user.type(message(), 'Hello{Enter}');
  expect(log().getByRole('alert')).toHaveTextContent('RUN_FAILED');
  expect(message()).toHaveValue('Hello');
});

it('shows a sent message, and that it is being answered', async () => {
  const { user } = await open({ prepare: played(0), answers: { 'simulator.send': never } });
  await user.type(message(), 'Hello{Enter}');
  expect(log().getByText('Hello')).toBeVisible();
  expect(log().getByRole('status', { name: 'The assistant is answering' })).toBeVisible();
});

it('takes further messages of the same thought while one is waiting', async () => {
  const { user, host } = await open({ prepare: played(0), answers: { 'simulator.send': never } });
  await user.type(message(), 'Hello{Enter}');
  await user.type(message(), 'my order{Enter}');
  expect(log().getByText('Hello')).toBeVisible();
  expect(log().getByText('my order')).toBeVisible();
  expect(sent(host)).toMatchObject([{ text: 'Hello' }, { text: 'my order' }]);
});

it('says that it runs an older state of the project, and restarts', async () => {
  const { user, studio, host } = await open({ prepare: played(1) });
  const change = (value: string) =>
    act(
      () =>
        void studio.document
          .getState()
          .run('state.setField', { flow: 'main', state: 'greeting', path: ['text'], value }),
    );
  await change('Hello there');
  const notice = screen.getByText(/has changed since this conversation started/);
  await user.click(within(notice).getByRole('button', { name: 'Restart' }));
  expect(screen.queryByText(/has changed since/)).toBeNull();
  expect(host.asked.filter(({ method }) => method === 'simulator.start')).toHaveLength(2);
});

describe('UnderstandingSection, PathSection, ValuesSection', () => {
  it('explain each turn: path, understanding, values, requests', async () => {
    const { user } = await open({ prepare: played(4) });
    expect(screen.getByRole('heading', { name: 'Details of turn 4' })).toBeVisible();
    const section = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}`) });
    await user.click(section('Actions'));
    expect(screen.getByRole('region', { name: /^Action / })).toHaveTextContent(/GET|POST/);
    await user.click(screen.getByRole('button', { name: 'Previous turn' }));
    expect(screen.getByRole('heading', { name: 'Details of turn 3' })).toBeVisible();
    await user.click(section('Slots and variables'));
    expect(screen.getAllByText('3348917502', { selector: 'dd, dd *' })[0]).toBeVisible();
  });
});

it('shows first why a message was answered like that', async () => {
  const { user } = await open({
    answers: {
      'simulator.send': ({ projectId, conversationId }, host) => {
        for (const event of recordedTurns[1] ?? []) {
          const isEntries = event.type === 'entries';
          const read = isEntries
            ? { ...event, entries: logWith(sampleReadings.twoTopics, event.entries) }
            : event;
          host.emit('simulator.stream', { projectId, conversationId, event: read });
        }
        return {};
      },
    },
    prepare: played(1),
  });
  const why = screen.getByRole('button', { name: /^Why/, expanded: true });
  expect(why).toHaveTextContent('Understood as answer: returns and flow Ask a question');
  const chosen = within(screen.getByRole('list', { name: 'Chosen readings' }));
  expect(chosen.getByText('flow Ask a question')).toBeVisible();
  expect(screen.getByRole('list', { name: 'Path' })).not.toHaveTextContent('Understood as');
  await user.click(screen.getByRole('button', { name: 'Previous turn' }));
  expect(screen.queryByRole('button', { name: /^Why/ })).toBeNull();
});

it('ends with the handoff packet and without an input', async () => {
  const { user } = await open({ prepare: played(5) });
  expect(screen.queryByRole('textbox', { name: 'Message to the assistant' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Copy the packet as JSON' }));
  expect(JSON.parse(await navigator.clipboard.readText())).toMatchObject({ queue: 'support' });
  await user.click(screen.getByRole('button', { name: 'Start again' }));
  expect(message()).toBeVisible();
});

it('shows the end of a wait, and skips it', async () => {
  const { user, host, studio } = await open({ prepare: played(2) });
  const conversationId = studio.simulation.getState().conversationId ?? '';
  const { snapshots, lastTurn, length } = studio.simulation.getState();
  const snapshot = { ...snapshots[lastTurn]!, timer: { id: 'fx_9', at: Date.UTC(2026, 2, 3, 10) } };
  act(() =>
    host.emit('simulator.stream', {
      projectId: 'project_1',
      conversationId,
      event: { type: 'settled', length, turn: lastTurn, snapshot: snapshot as never },
    }),
  );
  expect(screen.getByText(/the prompt is repeated at/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Skip the wait' }));
  expect(host.asked.at(-1)?.method).toBe('simulator.skipWait');
});
