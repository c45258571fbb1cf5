import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { type RenderOptions, renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { recordedAnswer } from '../../gallery/sampleAnswers.ts';
import { logWith, sampleReadings } from '../../gallery/sampleReadings.ts';
import { View } from '../../gallery/stages.tsx';
import { recordingsView } from './RecordingsView.tsx';

const [first] = recordedAnswer('recordings.list');
if (first === undefined) throw new Error('There is no recorded conversation');
const other = {
  ...first,
  header: { ...first.header, id: 'conv_other' },
  preview: 'Wo ist mein Paket?',
  resolution: 'resolved' as const,
};
const open = (options: RenderOptions = {}) => renderInStudio(<View view={recordingsView} />, options);
const list = () => within(screen.getByRole('complementary', { name: 'Recordings' }));

it('opens the newest conversation first, and others on selection', async () => {
  const { user, host } = await open({ answers: { 'recordings.list': [first, other] } });
  expect(screen.getByRole('log', { name: 'Recorded conversation' })).toHaveTextContent('3348917502');
  await user.click(list().getByRole('button', { name: /Wo ist mein Paket/ }));
  expect(host.asked.at(-1)).toMatchObject({
    method: 'recordings.read',
    params: { recordingId: 'conv_other' },
  });
});

it('finds recordings by their words and by how they ended', async () => {
  const { user } = await open({ answers: { 'recordings.list': [first, other] } });
  const search = list().getByRole('textbox', { name: 'Search recordings' });
  await user.type(search, 'resolved');
  expect(list().getAllByRole('listitem')).toHaveLength(1);
  await user.clear(search);
  await user.type(search, 'nothing like it');
  expect(list().getByText(/No matching recordings/)).toBeVisible();
});

it('shows below a message how it was read', async () => {
  const recorded = recordedAnswer('recordings.read');
  const log = logWith(sampleReadings.refused, recorded.log);
  const { user } = await open({ answers: { 'recordings.read': { ...recorded, log } } });
  const why = screen.getByRole('button', { name: 'Why, turn 1', expanded: false });
  await user.click(why);
  const chosen = within(screen.getByRole('list', { name: 'Chosen readings' }));
  expect(chosen.getByText('not wanted')).toBeVisible();
  await user.click(why);
  expect(screen.queryByRole('list', { name: 'Chosen readings' })).toBeNull();
});

it('keeps a recording in the project', async () => {
  let keptAs: string | null = null;
  const { user } = await open({
    answers: {
      'recordings.list': () => [{ ...first, keptAs }],
      'recordings.keep': () => {
        keptAs = 'recordings/conv.jsonl';
        return { path: keptAs };
      },
    },
  });
  await user.click(screen.getByRole('button', { name: 'Keep in project' }));
  expect(await screen.findByRole('button', { name: 'Kept in project' })).toBeDisabled();
  expect(list().getByRole('img', { name: 'Kept in the project' })).toBeVisible();
});

it('deletes a recording only after asking', async () => {
  const { user, host } = await open();
  const deleted = () => host.asked.filter(({ method }) => method === 'recordings.delete');
  await user.click(screen.getByRole('button', { name: 'Delete this recording' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
  expect(deleted()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Delete this recording' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Delete recording' }));
  expect(deleted()).toHaveLength(1);
});

it('offers the simulator if there are no recordings', async () => {
  const { user, studio } = await open({ answers: { 'recordings.list': [] } });
  await user.click(screen.getByRole('button', { name: 'Open the simulator' }));
  expect(studio.view.getState().sidePanels).toContain('simulator');
});
