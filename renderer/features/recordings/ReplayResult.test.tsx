import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusal } from '../../gallery/fakeHost.ts';
import { type RenderOptions, renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { differentReplay } from '../../gallery/sampleAnswers.ts';
import { View } from '../../gallery/stages.tsx';
import { recordingsView } from './RecordingsView.tsx';

async function replay(options: RenderOptions = {}) {
  const rendered = await renderInStudio(<View view={recordingsView} />, options);
  await rendered.user.click(screen.getByRole('button', { name: 'Replay against the project' }));
  return rendered;
}

it('says that nothing differs, and goes back to the conversation', async () => {
  const { user } = await replay();
  expect(screen.getByRole('status')).toHaveTextContent('No difference');
  await user.click(screen.getByRole('radio', { name: 'Conversation' }));
  expect(screen.getByRole('log', { name: 'Recorded conversation' })).toBeVisible();
});

it('names the first divergence and shows both sides', async () => {
  await replay({ answers: { 'recordings.replay': differentReplay } });
  expect(screen.getByRole('status')).toHaveTextContent('at the start');
  const [row] = screen.getAllByRole('row', { name: /^Says/ });
  const [recorded, now] = within(row!).getAllByRole('cell');
  expect(recorded).toHaveTextContent('How can I help you today?');
  expect(now).toHaveTextContent('What can I do for you?');
});

it('replays the saved project: waits for a pending save', async () => {
  const order: string[] = [];
  const { user, studio } = await renderInStudio(<View view={recordingsView} />, {
    answers: {
      'projects.save': async ({ changes }) => {
        await Promise.resolve();
        order.push('saved');
        return { files: changes.map(({ path }) => ({ path, hash: '0'.repeat(64) })) };
      },
      'recordings.replay': () => {
        order.push('replayed');
        return differentReplay;
      },
    },
  });
  studio.document.getState().run('flow.setField', { flow: 'main', field: 'name', value: 'Menu' });
  await user.click(screen.getByRole('button', { name: 'Replay against the project' }));
  expect(order).toEqual(['saved', 'replayed']);
});

it('explains why it could not be replayed', async () => {
  const problem = { code: 'RECORDING_UNREADABLE', message: 'Line 3 is broken', remedy: 'Mend it' };
  await replay({ answers: { 'recordings.replay': refusal(problem) } });
  expect(screen.getByRole('alert')).toHaveTextContent('RECORDING_UNREADABLE');
});
