import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { View } from '../../gallery/stages.tsx';
import { goToProblem } from '../../stores/navigation.ts';
import { escalationView } from './EscalationView.tsx';

const list = () => within(screen.getByRole('complementary', { name: 'Escalation triggers' }));
const heading = (name: string) => screen.getByRole('heading', { level: 2, name });
const names = () =>
  list()
    .getAllByRole('listitem')
    .map((item) => item.textContent);
const rules = `dialoom: 2
name: Shop
entryFlow: main
policies:
  escalation:
    rules:
      # The press desk asked for this.
      - { id: press, type: keyword, words: [newspaper] }
      - { id: upset, type: sentiment, below: -0.5 }
      - { id: slow, type: action_slow, actions: [order_status] }
`;

it('lists what hands over, the rules in the order in which they are checked', async () => {
  await renderInStudio(<View view={escalationView} />, { files: { [manifestPath]: rules } });
  expect(names()).toEqual([
    'Handing over',
    'pressKeyword',
    'upsetNegative sentiment',
    'slowSlow action',
    'Danger',
    'Not understood',
    'Repeated questions',
  ]);
  expect(heading('press')).toBeVisible();
});

it('adds a rule with phrases, and takes it back in steps', async () => {
  const { user, file, undo } = await renderInStudio(<View view={escalationView} />, {
    files: { [manifestPath]: rules },
  });
  await user.click(list().getByRole('button', { name: 'Add a rule' }));
  expect(heading('rule_4')).toBeVisible();
  await user.click(screen.getByRole('combobox', { name: 'Trigger' }));
  await user.click(screen.getByRole('option', { name: 'Keyword' }));
  await user.click(screen.getByLabelText('Words', { selector: 'input' }));
  await user.paste('chargeback,small claims');
  await user.keyboard('{Enter}');
  expect(file(manifestPath)).toMatch(
    /- id: rule_4\n\s+type: keyword\n\s+words:\n\s+- chargeback\n\s+- small claims/,
  );
  for (let step = 0; step < 6 && file(manifestPath) !== rules; step += 1) undo();
  expect(file(manifestPath)).toBe(rules);
});

it('changes the order of the rules, and keeps the moved one open', async () => {
  const { user, file } = await renderInStudio(<View view={escalationView} />, {
    files: { [manifestPath]: rules },
  });
  await user.click(list().getByRole('button', { name: /^upset/ }));
  await user.click(screen.getByRole('button', { name: 'Check earlier' }));
  expect(names().slice(1, 4)).toEqual(['upsetNegative sentiment', 'pressKeyword', 'slowSlow action']);
  expect(heading('upset')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Check earlier' })).toBeDisabled();
  expect(file(manifestPath)).toContain('# The press desk asked for this.');
});

it('leaves no fields of another trigger behind', async () => {
  const { user, file } = await renderInStudio(<View view={escalationView} />, {
    files: { [manifestPath]: rules },
  });
  await user.click(list().getByRole('button', { name: /^upset/ }));
  await user.click(screen.getByRole('combobox', { name: 'Trigger' }));
  await user.click(screen.getByRole('option', { name: 'Too many messages' }));
  expect(file(manifestPath)).toMatch(/id: upset,?\s+type: turns/);
  expect(file(manifestPath)).not.toContain('below');
});

it('chooses actions and intents of the project, and deletes a rule', async () => {
  const { user, file } = await renderInStudio(<View view={escalationView} />, {
    files: { [manifestPath]: rules },
  });
  await user.click(list().getByRole('button', { name: /^slow/ }));
  await user.click(screen.getByLabelText('Actions', { selector: 'input' }));
  await user.click(await screen.findByRole('option', { name: /Find a customer/ }));
  expect(file(manifestPath)).toMatch(/actions: \[order_status, get_customer\]/);
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(file(manifestPath)).not.toContain('slow');
  expect(heading('Handing over')).toBeVisible();
});

it('is where a problem of a rule leads to', async () => {
  const { studio } = await renderInStudio(<View view={escalationView} />, {
    files: { [manifestPath]: rules },
  });
  const field = 'policies.escalation.rules[2].actions';
  const location = { file: manifestPath, field };
  goToProblem(studio, { severity: 'error', code: 'X', message: '', remedy: '', location });
  expect(studio.view.getState()).toMatchObject({ mainView: 'escalation', items: { escalation: '2' } });
});

it('says how every handover is done, and what hands over in every project', async () => {
  const { user, file } = await renderInStudio(<View view={escalationView} />);
  await user.click(list().getByRole('button', { name: 'Handing over' }));
  await user.tripleClick(screen.getByRole('textbox', { name: 'Queue' }));
  await user.paste('second_line');
  expect(file(manifestPath)).toContain('queue: second_line');
  await user.click(list().getByRole('button', { name: 'Danger' }));
  expect(screen.getByRole('switch', { name: /^Recognise danger/ })).toBeChecked();
});

const part = (name: string) => within(screen.getByRole('region', { name }));

it('says in words what a rule does, what it looks for and what comes first', async () => {
  const { user, studio } = await renderInStudio(<View view={escalationView} />, {
    files: { [manifestPath]: rules },
  });
  expect(part('What happens').getByText(/^When a message contains “newspaper”, .* queue/)).toHaveTextContent(
    'the conversation goes to the queue support with normal priority.',
  );
  await user.click(list().getByRole('button', { name: /^slow/ }));
  expect(part('What happens').getByText(/takes longer than 5.0 s/)).toBeVisible();
  expect(part('Checked before it').getAllByRole('button')).toHaveLength(2);
  await user.click(part('Looks for').getByRole('button'));
  expect(studio.view.getState()).toMatchObject({ mainView: 'actions', items: { actions: 'order_status' } });
});

it('says that a rule without anything to look for never fires', async () => {
  await renderInStudio(<View view={escalationView} />, {
    files: { [manifestPath]: rules.replace('[newspaper]', '[]') },
  });
  expect(part('What happens').getByText(/This rule never fires/)).toBeVisible();
});

it('shows which states, rules and policies hand over to a queue', async () => {
  const { user, studio } = await renderInStudio(<View view={escalationView} />);
  await user.click(list().getByRole('button', { name: 'Handing over' }));
  expect(part('Handed over to legal').getByRole('button', { name: 'Rule legal' })).toBeVisible();
  expect(part('Handed over to support').getByRole('button', { name: 'Danger' })).toBeVisible();
  await user.click(part('Handed over to returns_desk').getAllByRole('button')[0]!);
  const { mainView, flow } = studio.view.getState();
  expect([mainView, flow]).toEqual(['flows', 'returns']);
});

it('shows which states leave it to a policy that hands over', async () => {
  const { user } = await renderInStudio(<View view={escalationView} />);
  await user.click(list().getByRole('button', { name: 'Not understood' }));
  const applies = part('Applies to');
  const before = applies.getAllByRole('button').length;
  await user.click(applies.getByRole('button', { name: /^and \d+ more$/ }));
  expect(applies.getAllByRole('button').length).toBeGreaterThan(before);
  const own = part('States with a transition of their own').getAllByRole('button');
  const names = own.map(({ textContent }) => textContent ?? '');
  for (const name of names) expect(applies.queryByRole('button', { name })).toBeNull();
  await user.click(list().getByRole('button', { name: 'Danger' }));
  await user.click(screen.getByRole('switch', { name: /^Recognise danger/ }));
  expect(part('What happens').getByText(/^Nothing: danger is not recognised/)).toBeVisible();
});
