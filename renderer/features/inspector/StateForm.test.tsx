import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { stageFiles, stagePath } from '../../gallery/FieldStage.tsx';
import { type RenderOptions, renderInStudio, settle } from '../../gallery/fixtures/renderInStudio.tsx';
import { Panel, select } from '../../gallery/stages.tsx';
import { inspectorPanel } from './Inspector.tsx';

const question = {
  kind: 'choice',
  field: '',
  data: { prompt: 'Sure?', options: [{ id: 'yes', label: 'Yes' }] },
  on: { yes: 'done' },
};
const open = (files: Readonly<Record<string, string>>, options: RenderOptions = {}) =>
  renderInStudio(<Panel panel={inspectorPanel} />, {
    files,
    prepare: select('stage', 'subject'),
    ...options,
  });
const transitions = () => within(screen.getByRole('region', { name: 'Transitions' }));
const more = () => within(screen.getByRole('region', { name: 'More' }));

it('connects an outcome, and disconnects it', async () => {
  const { user, file } = await open(stageFiles(question));
  const way = transitions().getByRole('combobox', { name: 'Yes' });
  expect(way).toHaveValue('done');
  await user.click(way);
  await user.click(screen.getByRole('option', { name: 'Start' }));
  expect(file(stagePath)).toContain('yes: start\n');
  await user.click(way);
  await user.clear(way);
  await user.click(screen.getByRole('option', { name: 'done' }));
  expect(file(stagePath)).toContain('yes: done\n');
});

it('marks outcomes without a target', async () => {
  await open(stageFiles({ ...question, on: { yes: 'gone', nonsense: 'done' } }));
  expect(transitions().getByRole('combobox', { name: 'Yes' })).toBeInvalid();
  expect(transitions().getByText('The target state does not exist')).toBeVisible();
  expect(transitions().getByRole('combobox', { name: 'nonsense' })).toBeInvalid();
});

it('tells each problem once: at its field, or below the form', async () => {
  const { user } = await open(stageFiles({ kind: 'call_flow', field: '', data: { flow: '' }, on: {} }));
  const list = () => screen.getByRole('list', { name: 'Problems of this state' }).textContent;
  expect(screen.getAllByText(/The field "Flow" is empty\. Fill in the field/)).toHaveLength(1);
  expect(list()).not.toMatch(/is empty/);
  expect(list()).toMatch(/Nothing is connected to the outcome "Resolved"/);
  await user.click(screen.getByRole('combobox', { name: 'Flow' }));
  await user.click(screen.getByRole('option', { name: /Ask a question/ }));
  await settle();
  expect(screen.queryByText(/is empty/)).toBeNull();
});

it('tells problems of items at their fields', async () => {
  const branch = { kind: 'branch', field: '', data: { cases: [{ id: 'late', when: 'slots.nothing == 1' }] } };
  const { user } = await open(stageFiles({ ...branch, on: { late: 'done', else: 'done' } }));
  const found = () => screen.getAllByText(/There is no slot "nothing"/);
  expect(found()).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'late' }));
  expect(found()).toHaveLength(1);
  expect(screen.getByRole('textbox', { name: 'When' })).toBeInvalid();
  expect(screen.queryByRole('list', { name: 'Problems of this state' })).toBeNull();
});

it('changes the id, and everything that names it follows', async () => {
  const { user, file, studio } = await open(stageFiles(question));
  const id = more().getByRole('textbox', { name: 'Id' });
  await user.clear(id);
  await user.type(id, 'done');
  expect(id).toBeInvalid();
  await user.clear(id);
  await user.type(id, 'are_you_sure{Enter}');
  expect(file(stagePath)).toContain('next: are_you_sure');
  expect(studio.view.getState().selection).toEqual(['are_you_sure']);
});

it('writes the fields of every state: name, note, authentication', async () => {
  const { user, file } = await open(stageFiles(question));
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Ask');
  await user.type(more().getByRole('textbox', { name: 'Note' }), 'Why');
  const only = more().getByRole('switch');
  await user.click(only);
  expect(file(stagePath)).toContain('name: Ask\n');
  expect(file(stagePath)).toContain('note: Why\n');
  expect(file(stagePath)).toContain('authenticated: true\n');
  await user.click(only);
  expect(file(stagePath)).not.toContain('authenticated');
});

it('keeps a state of an unknown kind', async () => {
  const { user, file } = await open(stageFiles({ kind: 'telepathy', field: '', data: { power: 3 } }));
  expect(screen.getByText(/does not know the kind “telepathy”/)).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Guess');
  expect(file(stagePath)).toContain('power: 3\n');
});
