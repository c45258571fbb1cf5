import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderInStudio } from '../gallery/fixtures/renderInStudio.tsx';
import { type SampleReadings, sampleReadings, turnWith } from '../gallery/sampleReadings.ts';
import { ReadingsSection } from './ReadingsSection.tsx';

const open = (sample: SampleReadings) => renderInStudio(<ReadingsSection turn={turnWith(sample)} />);
const lines = (list: string) =>
  within(screen.getByRole('list', { name: list }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
const legend = () => lines('Legend');

describe('ReadingsSection', () => {
  it('marks each chosen reading, and says what it is in the words of the project', async () => {
    const { container } = await open(sampleReadings.twoTopics);
    expect(Array.from(container.querySelectorAll('mark'), ({ textContent }) => textContent)).toEqual([
      'I want to return my jeans',
      'and how long does shipping take',
    ]);
    const [answer, flow] = lines('Chosen readings');
    expect(answer).toMatch(
      /^Reading 1answer: returns"I want to return my jeans" · intent "Return an item" \(0\.99\)Score 0\.99$/,
    );
    expect(flow).toContain('flow Ask a question');
    expect(flow).toContain('the form of a question');
    expect(legend()).toEqual(['Answer or value', 'Topic']);
  });

  it('shows what was rejected, and why, on demand', async () => {
    const { user } = await open(sampleReadings.twoTopics);
    const toggle = screen.getByRole('button', { name: '2 readings were not chosen', expanded: false });
    expect(screen.queryByRole('list', { name: 'Readings not chosen' })).toBeNull();
    await user.click(toggle);
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    const [whole, question] = lines('Readings not chosen');
    expect(whole).toContain('Readings 1 and 2 are more probable for the same words.');
    expect(whole).toContain('Score 0.65');
    expect(question).toContain('Reading 2 is more probable for the same words.');
  });

  it('names guards and unexplained words', async () => {
    await open(sampleReadings.refused);
    expect(lines('Chosen readings')[0]).toContain('a personnot wanted');
    expect(screen.getByText('No reading explains “3348917502”.')).toBeVisible();
    expect(legend()).toEqual(['A person', 'Unexplained']);
  });

  it('marks a value inside a topic with both', async () => {
    const { container } = await open(sampleReadings.overlapping);
    const inner = container.querySelector('mark mark');
    expect(inner).toHaveTextContent('never arrived');
    expect(inner?.parentElement?.nextElementSibling).toHaveTextContent('1');
  });

  it('says that a message was not understood', async () => {
    const { user } = await open(sampleReadings.nothing);
    expect(screen.getByText(/the message was not understood/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: '1 reading was not chosen' }));
    expect(screen.getByText('Not probable enough by itself.')).toBeVisible();
  });

  it('says what a language model proposed, and what was left out', async () => {
    await open(sampleReadings.byModel);
    const [line] = lines('Chosen readings');
    expect(line).toContain('to be confirmed');
    expect(line).toContain('proposed by the language model llama3.2 (0.90)');
    expect(
      screen.getByText(
        'The language model llama3.2 was asked: 1 proposed, 2 left out (about something that was not offered; of a kind that it may not propose).',
      ),
    ).toBeVisible();
  });

  it('says that a language model gave no answer', async () => {
    await open(sampleReadings.lateModel);
    expect(screen.getByText(/without an answer that can be used \(GENERATE_TIMEOUT\)/)).toBeVisible();
  });

  it('says why there is nothing to show in an old recording', async () => {
    const turn = turnWith(sampleReadings.twoTopics);
    const customer = turn.customer && { ...turn.customer, readings: null };
    await renderInStudio(<ReadingsSection turn={{ ...turn, customer, steps: [] }} />);
    expect(screen.getByText(/recorded before readings were kept/)).toBeVisible();
  });
});
