import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { refusal } from '../../gallery/fakeHost.ts';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { samplePath } from '../../gallery/sampleProject.ts';
import { Welcome } from './Welcome.tsx';

const recent = () => within(screen.getByRole('region', { name: 'Recent projects' }));

it('opens a recent project; one whose folder is missing can only be removed from the list', async () => {
  const { user, studio, host } = await renderInStudio(<Welcome />, { closed: true });
  expect(recent().getByRole('button', { name: /^Pilot/ })).toBeDisabled();
  await user.click(recent().getByRole('button', { name: 'Remove Pilot from this list' }));
  expect(host.asked).toContainEqual({
    method: 'projects.forget',
    params: { path: '/home/you/Dialoom/pilot' },
  });
  await user.click(recent().getByRole('button', { name: /^retail-support/ }));
  expect(studio.document.getState().opened?.path).toBe(samplePath);
});

it('starts from a template', async () => {
  const { user, studio } = await renderInStudio(<Welcome />, { closed: true });
  await user.click(screen.getByRole('button', { name: /^Retail support/ }));
  await user.click(await screen.findByRole('button', { name: 'Create project' }));
  expect(studio.document.getState().opened?.path).toBe(samplePath);
});

it("opens a folder by the system's dialog where there is one", async () => {
  const { user, studio } = await renderInStudio(<Welcome />, {
    closed: true,
    answers: {
      'app.info': {
        version: '1.0.0',
        capabilities: { chooseFolder: true, revealPath: true },
        projectsFolder: '/home/you',
        openProject: null,
      },
    },
  });
  await user.click(screen.getByRole('button', { name: 'Open folder…' }));
  expect(studio.document.getState().opened?.path).toBe(samplePath);
});

it('shows an error, and retries', async () => {
  const problem = { code: 'HOST_INTERNAL', message: 'The list cannot be read', remedy: 'Try again' };
  const { user, host } = await renderInStudio(<Welcome />, {
    closed: true,
    answers: { 'projects.recent': refusal(problem) },
  });
  expect(recent().getByRole('alert')).toHaveTextContent('The list cannot be read');
  await user.click(recent().getByRole('button', { name: 'Try again' }));
  expect(host.asked.filter(({ method }) => method === 'projects.recent')).toHaveLength(2);
});
