import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { stageFiles } from '../../gallery/FieldStage.tsx';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { ProblemList } from './ProblemList.tsx';

const files = {
  ...stageFiles({ kind: 'choice', field: '', data: { prompt: '', options: [] } }),
  'nlu/intents/greeting.yaml': 'id: greeting\nname: [\n',
};

it('describes a problem and goes to its state', async () => {
  const { user, studio } = await renderInStudio(<ProblemList />, { files });
  const errors = within(screen.getByRole('region', { name: 'Errors' }));
  await user.click(errors.getAllByRole('button', { name: /prompt/i })[0]!);
  expect(studio.view.getState()).toMatchObject({ flow: 'stage', selection: ['subject'] });
});

it('goes to the text of a file that cannot be read', async () => {
  const { user, studio } = await renderInStudio(<ProblemList />, { files });
  await user.click(screen.getAllByRole('button', { name: /greeting\.yaml/ })[0]!);
  expect(studio.view.getState().file).toBe('nlu/intents/greeting.yaml');
});

it('closes', async () => {
  const { user, studio } = await renderInStudio(<ProblemList />, {
    prepare: ({ studio: { view } }) => view.getState().setProblemsOpen(true),
  });
  expect(screen.getByText('No problems')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Close problems' }));
  expect(studio.view.getState().problemsOpen).toBe(false);
});
