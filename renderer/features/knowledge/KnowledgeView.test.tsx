import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { refusal } from '../../gallery/fakeHost.ts';
import { type RenderOptions, renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { recordedAnswer } from '../../gallery/sampleAnswers.ts';
import { View } from '../../gallery/stages.tsx';
import { knowledgeView } from './KnowledgeView.tsx';

const open = (options: RenderOptions = {}) => renderInStudio(<View view={knowledgeView} />, options);
const list = () => within(screen.getByRole('complementary', { name: 'Knowledge sources' }));
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('KnowledgeView', () => {
  it('shows the chunks of a source, and its text for editing', async () => {
    const { user, file } = await open();
    await user.click(list().getByRole('button', { name: /^shipping\.md/ }));
    expect(
      within(screen.getByRole('list', { name: 'Chunks' })).getAllByRole('listitem').length,
    ).toBeGreaterThan(1);
    await user.click(screen.getByRole('radio', { name: 'Text' }));
    const text = screen.getByRole('textbox', { name: 'Text of knowledge/shipping.md' });
    await user.type(text, 'New!');
    expect(file('knowledge/shipping.md')).toContain('New!');
    expect(list().getByRole('img', { name: 'Not up to date in the index' })).toBeVisible();
  });

  it('adds a source, and deletes it', async () => {
    const { user, file } = await open();
    await user.click(list().getByRole('button', { name: 'Add a source' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Text (Markdown)' }));
    await user.type(screen.getByRole('textbox', { name: 'Name of the new source' }), 'Gift cards{Enter}');
    expect(file('knowledge/gift-cards.md') ?? file('knowledge/gift_cards.md')).toBeDefined();
    await user.click(button(/^Delete knowledge\/gift/));
    expect(file('knowledge/gift-cards.md') ?? file('knowledge/gift_cards.md')).toBeUndefined();
  });

  it('updates the index, and explains why it cannot', async () => {
    const problem = { code: 'KNOWLEDGE_UNREADABLE', message: 'A table is broken', remedy: 'Mend it' };
    const { user, host } = await open({ answers: { 'knowledge.index': refusal(problem) } });
    await user.click(button('Update index'));
    expect(host.asked.some(({ method }) => method === 'knowledge.index')).toBe(true);
    expect(within(screen.getByRole('region', { name: 'Index' })).getByRole('alert')).toHaveTextContent(
      'A table is broken',
    );
  });
});

async function search() {
  const rendered = await open();
  await rendered.user.type(
    screen.getByRole('textbox', { name: 'Question to the knowledge base' }),
    'Do you ship to Canada?{Enter}',
  );
  return rendered;
}

describe('SearchPanel', () => {
  it('answers like a knowledge state and explains why a passage was found', async () => {
    const { user, host } = await search();
    expect(host.asked.find(({ method }) => method === 'knowledge.explain')?.params).toMatchObject({
      text: 'Do you ship to Canada?',
      locale: 'en',
    });
    expect(screen.getByRole('region', { name: 'Answer' })).toHaveTextContent('Canada');
    await user.click(screen.getAllByRole('button', { name: /^Why this passage/ })[0]!);
    expect(screen.getByRole('region', { name: /^Why / })).toHaveTextContent('Matches');
  });
});

describe('QuestionDialog', () => {
  it('adds a search as a test question', async () => {
    const { user, file } = await search();
    await user.click(screen.getAllByRole('button', { name: 'Add as test question' })[0]!);
    const dialog = within(await screen.findByRole('dialog', { name: 'Add a test question' }));
    expect(dialog.getByRole('textbox', { name: 'Question' })).toHaveValue('Do you ship to Canada?');
    await user.click(dialog.getByRole('button', { name: 'Add question' }));
    expect(file('tests/knowledge.questions.yaml')).toContain('Do you ship to Canada?');
    expect(screen.getByRole('tab', { name: 'Test questions' })).toHaveAttribute('aria-selected', 'true');
  });
});

describe('QuestionsPanel', () => {
  it('evaluates, suggests a threshold and applies it', async () => {
    const report = recordedAnswer('knowledge.evaluate');
    const suggestion = { threshold: 0.31, handled: 0.9, crossValidated: null };
    const { user, file } = await open({
      answers: { 'knowledge.evaluate': { ...report, suggestion: { ...report.suggestion, ...suggestion } } },
    });
    await user.click(screen.getByRole('tab', { name: 'Test questions' }));
    await user.click(button('Evaluate'));
    expect(screen.getByLabelText('Metrics')).toBeVisible();
    await user.click(button('Use 0.31 as threshold'));
    expect(file(manifestPath)).toContain('knowledgeThreshold: 0.31');
  });

  it('removes a question', async () => {
    const { user, file } = await open();
    await user.click(screen.getByRole('tab', { name: 'Test questions' }));
    const [remove] = screen.getAllByRole('button', { name: /^Remove: / });
    const ask = remove!.getAttribute('aria-label')!.slice('Remove: '.length);
    expect(file('tests/knowledge.questions.yaml')).toContain(ask);
    await user.click(remove!);
    expect(file('tests/knowledge.questions.yaml')).not.toContain(ask);
  });
});

const gap = {
  question: 'Do you gift-wrap?',
  count: 3,
  conversations: 2,
  bestScore: 0.31,
  wordings: [{ text: 'Do you gift-wrap?', asked: [] }],
};

describe('GapsPanel and AnswerDialog', () => {
  it('answer questions that had no answer', async () => {
    const { user, file } = await open({
      answers: { 'knowledge.gaps': { searches: 9, unanswered: 3, gaps: [gap] } },
    });
    await user.click(screen.getByRole('tab', { name: 'Gaps' }));
    const gaps = within(screen.getByRole('region', { name: 'Gaps' }));
    await user.click(gaps.getByRole('button', { name: 'Add an answer' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByRole('textbox', { name: 'Answer' }), 'Yes, for 3 dollars.');
    await user.click(dialog.getByRole('button', { name: 'Add answer' }));
    expect(file('knowledge/questions.csv')).toMatch(/Do you gift-wrap\?.*Yes, for 3 dollars\./);
    expect(screen.getByRole('tab', { name: 'Sources' })).toHaveAttribute('aria-selected', 'true');
  });
});
