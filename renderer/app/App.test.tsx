import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { refusal } from '../gallery/fakeHost.ts';
import { settle } from '../gallery/fixtures/renderInStudio.tsx';
import { createSample, openSample, type SampleOptions } from '../gallery/openSample.ts';
import { textHash } from '../gallery/sampleAnswers.ts';
import { App } from './App.tsx';
import { mainViews } from './panels.ts';

async function openApp(options: SampleOptions = {}) {
  const sample = createSample(options);
  await act(() => openSample(sample));
  render(<App studio={sample.studio} />);
  await settle();
  const { studio } = sample;
  const rename = (name: string) =>
    act(
      () =>
        void studio.document.getState().run('flow.setField', { flow: 'returns', field: 'name', value: name }),
    );
  return { ...sample, user: userEvent.setup(), rename };
}
const bar = () => within(screen.getByRole('banner'));
const path = 'flows/returns.flow.yaml';

it('shows each view from the rail', async () => {
  const { user } = await openApp();
  const rail = within(screen.getByRole('navigation', { name: 'Views' }));
  for (const { label } of mainViews) {
    await user.click(rail.getByRole('button', { name: label }));
    expect(await screen.findByRole('main', { name: label })).toBeVisible();
  }
});

it('has the views in groups, in the order of the work', async () => {
  await openApp();
  const rail = screen.getByRole('navigation', { name: 'Views' });
  const groups = within(rail)
    .getAllByRole('region')
    .map((group) => [
      group.getAttribute('aria-label'),
      within(group)
        .getAllByRole('button')
        .map((button) => button.getAttribute('aria-label')),
    ]);
  expect(groups).toEqual([
    ['Design', ['Flows', 'Escalation']],
    ['Understand', ['Intents', 'Entities', 'Slots', 'Texts']],
    ['Connect', ['Actions', 'Knowledge', 'Environment']],
    ['Try', ['Understanding', 'Recordings']],
    ['Ship', ['Export']],
    ['Project', ['Settings']],
  ]);
});

it('undoes and redoes from the top bar, and shows the flow that changed', async () => {
  const { user, studio, rename } = await openApp();
  await rename('Send it back');
  await settle();
  await user.click(bar().getByRole('button', { name: /^Undo / }));
  expect(studio.document.getState().files[path]).toContain('name: Return an item');
  expect(studio.view.getState().flow).toBe('returns');
  await user.click(bar().getByRole('button', { name: /^Redo / }));
  expect(studio.document.getState().files[path]).toContain('name: Send it back');
});

describe('shortcuts', () => {
  const undoes = async (files: () => string | undefined, edited: string, press: () => Promise<void>) => {
    expect(files()).toContain(edited);
    await press();
    expect(files()).not.toContain(edited);
  };
  /** Opens the state that asks for the reason, and renames its flow, which is the step to undo. */
  const openState = async () => {
    const app = await openApp();
    act(() => app.studio.view.getState().revealState('returns', 'ask_reason'));
    await app.rename('Send it back');
    await settle();
    const text = () => app.studio.document.getState().files[path];
    const undo = () => app.user.keyboard('{Control>}z{/Control}');
    return { ...app, text, undo };
  };

  it.each([
    ['a switch', () => screen.getByRole('switch', { name: /^Authenticated customers only/ })],
    ['a toggle', () => screen.getByRole('radio', { name: 'Canvas' })],
    ['a choice', () => screen.getByRole('combobox', { name: 'No match' })],
    ['a text field that was not typed in', () => screen.getByRole('textbox', { name: 'Name' })],
  ])('undo and open the palette while %s has the focus', async (_, field) => {
    const { user, text, undo } = await openState();
    act(() => field().focus());
    await undoes(text, 'name: Send it back', undo);
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(text()).toContain('name: Send it back');
    act(() => field().focus());
    await user.keyboard('{Control>}k{/Control}');
    expect(await screen.findByPlaceholderText('Search states and commands')).toBeVisible();
    await user.keyboard('{Control>}k{/Control}');
    await waitFor(() => expect(screen.queryByPlaceholderText('Search states and commands')).toBeNull());
  });

  it('leave what is being typed to the text field until it is left', async () => {
    const { user, text, undo } = await openState();
    const name = screen.getByRole('textbox', { name: 'Name' });
    await user.type(name, ' why');
    await undo();
    expect(text()).toContain('name: Send it back');
    expect(text()).toContain('name: Reason why');
    act(() => screen.getByRole('switch', { name: /^Authenticated customers only/ }).focus());
    await undoes(text, 'name: Reason why', undo);
    expect(text()).toContain('name: Send it back');
  });

  it('undo what made a flow unreadable, on the page that says so', async () => {
    const { user, studio } = await openApp();
    act(() => studio.view.getState().openFlow('returns'));
    const text = () => studio.document.getState().files[path];
    const before = text();
    act(() => void studio.document.getState().run('file.replaceText', { path, text: 'id: [' }));
    await settle();
    expect(screen.getByText(/^flows\/returns\.flow\.yaml has an error/)).toBeVisible();
    await user.keyboard('{Control>}z{/Control}');
    expect(text()).toBe(before);
  });

  it('do nothing behind a dialog', async () => {
    const { studio, text, undo } = await openState();
    act(() => studio.view.getState().openDialog('export'));
    await screen.findByRole('dialog');
    await undo();
    expect(text()).toContain('name: Send it back');
  });

  it('say what they undid if it is in another view', async () => {
    const { studio, undo } = await openState();
    act(() => studio.view.getState().showMainView('settings'));
    await undo();
    expect(await screen.findByText('Undone: edit flow')).toBeVisible();
    expect(screen.getByText('In Return an item')).toBeVisible();
    expect(studio.view.getState().mainView).toBe('flows');
  });
});

it('opens the simulator, also when another panel is in front of it', async () => {
  const { user, studio } = await openApp();
  const simulate = bar().getByRole('button', { name: 'Simulate' });
  await user.click(simulate);
  act(() => studio.view.getState().openSidePanel('inspector'));
  await user.click(simulate);
  expect(studio.view.getState().sidePanels.at(-1)).toBe('simulator');
  await user.click(simulate);
  expect(screen.getByRole('complementary', { name: 'Simulator' })).toBeVisible();
});

describe('opening a state', () => {
  const open = async (flow: string, state: string) => {
    const app = await openApp();
    act(() => app.studio.view.getState().revealState(flow, state));
    const command = app.studio.commands.get('flow.open');
    const label = command.label();
    act(() => command.run());
    await settle();
    return { label, view: () => app.studio.view.getState() };
  };

  it.each([
    ['the flow that it calls', 'main', 'do_return', 'Return an item', { mainView: 'flows', flow: 'returns' }],
    [
      'the action that it calls',
      'order_status',
      'look_up',
      'Order status',
      { mainView: 'actions', items: { actions: 'order_status' } },
    ],
  ])('opens %s', async (_, flow, state, name, shown) => {
    const { label, view } = await open(flow, state);
    expect(label).toBe(`Open “${name}”`);
    expect(view()).toMatchObject(shown);
  });

  it.each([
    ['a question', 'returns', 'ask_reason', 'Prompt'],
    ['a message', 'courtesy', 'fine', 'Text'],
    ['an end', 'returns', 'done', 'Message'],
  ])('puts the cursor into the main text of %s', async (_, flow, state, field) => {
    const { label, view } = await open(flow, state);
    expect(label).toBe('Edit in the inspector');
    const text = screen.getByRole('textbox', { name: field });
    expect(text).toHaveFocus();
    expect(view()).toMatchObject({ mainView: 'flows', flow, renaming: null, wantedField: null });
  });
});

it('shows whether everything is saved, or why not, and retries', async () => {
  let full = true;
  const problem = { code: 'HOST_DISK_FULL', message: 'The disk is full', remedy: 'Make room' };
  const { user, rename, host } = await openApp({
    answers: {
      'projects.save': ({ changes }) => {
        if (full) refusal(problem)();
        return { files: changes.map(({ path: of, text }) => ({ path: of, hash: textHash(text ?? '') })) };
      },
    },
  });
  expect(bar().getByText('All changes saved')).toBeVisible();
  await rename('Send it back');
  await settle();
  expect(bar().getByRole('alert')).toHaveTextContent('The disk is full');
  full = false;
  await user.click(bar().getByRole('button', { name: 'Try again' }));
  expect(bar().getByText('All changes saved')).toBeVisible();
  expect(host.asked.filter(({ method }) => method === 'projects.save')).toHaveLength(2);
});

it.each([
  ['Use the version on disk', 'Theirs'],
  ['Keep mine and overwrite', 'Mine'],
])('offers both versions of a file in conflict: %s', async (choice, name) => {
  const { user, host, studio, rename, disk } = await openApp({
    answers: { 'projects.save': () => new Promise(() => {}) },
  });
  await rename('Mine');
  const text = (disk[path] ?? '').replace('name: Return an item', 'name: Theirs');
  act(() =>
    host.emit('project.changedOnDisk', {
      projectId: 'project_1',
      by: 'program',
      changes: [{ path, file: { text, hash: textHash(text) } }],
    }),
  );
  const dialog = within(await screen.findByRole('dialog', { name: `${path} was changed on disk` }));
  expect(dialog.getByText('name: Theirs')).toHaveAttribute('data-changed');
  await user.click(dialog.getByRole('radio', { name: 'My version' }));
  expect(dialog.getByText('name: Mine')).toBeVisible();
  await user.click(dialog.getByRole('button', { name: choice }));
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(studio.document.getState().files[path]).toBe(text.replace('name: Theirs', `name: ${name}`));
});

describe('while the host is away', () => {
  it('says so in place of the save status, keeps what is edited, and goes on when it is back', async () => {
    const { host, studio, rename, user, disk } = await openApp();
    act(() => studio.view.getState().openSidePanel('simulator'));
    act(() => host.setConnection('unreachable'));
    expect(bar().getByText('Not connected')).toBeVisible();
    await rename('Send it back');
    await user.click(bar().getByRole('button', { name: /What is wrong with the connection/ }));
    expect(bar().getByText('Not connected, edits are kept')).toBeVisible();
    expect(await screen.findByText('Dialoom is not running')).toBeInTheDocument();
    expect(screen.getByText(/kept in this tab, even if you reload it/)).toBeInTheDocument();
    await user.click(bar().getByRole('button', { name: 'Try now' }));
    expect(host.attempts()).toBe(1);

    await act(async () => host.setConnection('connected'));
    await settle();
    expect(bar().getByText('All changes saved')).toBeVisible();
    expect(disk[path]).toContain('name: Send it back');
  });

  it('says in each panel that needs the host that it is not available, and shows what it showed', async () => {
    const { host, studio } = await openApp();
    act(() => studio.view.getState().openSidePanel('simulator'));
    const simulator = screen.getByRole('complementary', { name: 'Simulator' });
    act(() => host.setConnection('unreachable'));
    expect(within(simulator).getByText(/^The simulator is not available/)).toBeVisible();
    expect(simulator.querySelector('[inert]')).not.toBeNull();
    act(() => host.setConnection('connected'));
    expect(within(simulator).queryByText(/is not available/)).toBeNull();
    expect(simulator.querySelector('[inert]')).toBeNull();
    for (const view of ['understanding', 'recordings']) {
      act(() => studio.view.getState().showMainView(view));
      act(() => host.setConnection('unreachable'));
      expect(within(screen.getByRole('main')).getByText(/ is not available while/)).toBeVisible();
      await act(async () => host.setConnection('connected'));
      await settle();
    }
  });

  it('says what to do if a restarted host does not accept the page', async () => {
    const { host, user } = await openApp();
    act(() => host.setConnection('refused'));
    await user.click(bar().getByRole('button', { name: /What is wrong with the connection/ }));
    expect(await screen.findByText(/In this tab, open the address that Dialoom printed/)).toBeInTheDocument();
  });

  it('says so on the welcome page as well, and loads it when the host is back', async () => {
    const { studio, host } = createSample({ closed: true });
    host.setConnection('unreachable');
    render(<App studio={studio} />);
    await settle();
    expect(screen.getAllByText('Not connected')).toHaveLength(1);
    await act(async () => host.setConnection('connected'));
    await settle();
    expect(screen.getByRole('button', { name: /^Blank/ })).toBeVisible();
  });
});

it('says that a conflict is with another window', async () => {
  const { host, rename, disk } = await openApp({
    answers: { 'projects.save': () => new Promise(() => {}) },
  });
  await rename('Mine');
  const text = (disk[path] ?? '').replace('name: Return an item', 'name: Theirs');
  const file = { text, hash: textHash(text) };
  act(() =>
    host.emit('project.changedOnDisk', { projectId: 'project_1', by: 'window', changes: [{ path, file }] }),
  );
  const dialog = await screen.findByRole('dialog', { name: `${path} was changed in another window` });
  expect(dialog).toHaveTextContent('Another window of Dialoom changed this file');
});

it('shows running tasks and the number of problems', async () => {
  const { host, user, studio } = await openApp({
    files: { 'flows/courtesy.flow.yaml': 'id: courtesy\nname: [\n' },
  });
  const status = within(screen.getByRole('contentinfo'));
  act(() =>
    host.emit('progress', {
      projectId: 'project_1',
      task: 'nlu',
      label: 'Training',
      fraction: 0.5,
      done: false,
    }),
  );
  expect(status.getByRole('progressbar', { name: 'Training' })).toBeVisible();
  await user.click(status.getByRole('button', { name: /^Problems:/ }));
  expect(screen.getByRole('region', { name: 'Problems' })).toBeVisible();
  expect(studio.view.getState().problemsOpen).toBe(true);
});

it('finds states and commands by their words', async () => {
  const { user, studio } = await openApp();
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByPlaceholderText('Search states and commands'), 'pull up');
  await user.click(await screen.findByRole('button', { name: /Pull up the account/ }));
  expect(studio.view.getState()).toMatchObject({ flow: 'returns', selection: ['pull_up_account'] });
});

it('closes the project', async () => {
  const { studio } = await openApp();
  act(() => studio.commands.get('project.close').run());
  expect(await screen.findByRole('heading', { level: 1, name: 'Dialoom' })).toBeVisible();
});
