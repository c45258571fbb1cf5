import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { never, refusal } from '../../gallery/fakeHost.ts';
import { type RenderOptions, renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { recordedAnswer } from '../../gallery/sampleAnswers.ts';
import { View } from '../../gallery/stages.tsx';
import { understandingView } from './Understanding.tsx';

const open = (section: string, options: RenderOptions = {}) =>
  renderInStudio(<View view={understandingView} />, {
    prepare: ({ studio }) => studio.view.getState().openUnderstanding(section),
    ...options,
  });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const list = () => within(screen.getByRole('complementary', { name: 'Understanding' }));

describe('ModelSection', () => {
  it('shows the status of the model, trains it, and stops on request', async () => {
    const { user, host } = await open('model', { answers: { 'nlu.train': never } });
    await user.click(button(/^Train/));
    act(() =>
      host.emit('progress', {
        projectId: 'project_1',
        task: 'nlu',
        label: 'Learning',
        fraction: 0.4,
        done: false,
      }),
    );
    expect(screen.getByRole('progressbar', { name: 'Learning' })).toBeVisible();
    await user.click(button('Cancel'));
    expect(host.asked.at(-1)).toEqual({
      method: 'tasks.cancel',
      params: { projectId: 'project_1', task: 'nlu' },
    });
  });
});

describe('QualitySection', () => {
  it('measures, and says when the result is out of date', async () => {
    const { user, studio } = await open('quality');
    await user.click(button('Measure'));
    expect(button('Measure again')).toBeEnabled();
    act(() => {
      studio.document
        .getState()
        .run('manifest.setField', { path: ['policies', 'intentThreshold'], value: 0.9 });
    });
    expect(screen.getByText(/a threshold has changed since/)).toBeVisible();
    expect(list().getByText('out of date')).toBeVisible();
  });

  it('explains why it could not be measured', async () => {
    const problem = {
      code: 'NLU_TOO_FEW',
      message: 'There is too little to learn from',
      remedy: 'Add utterances',
    };
    const { user } = await open('quality', { answers: { 'nlu.evaluate': refusal(problem) } });
    await user.click(button('Measure'));
    expect(screen.getByRole('alert')).toHaveTextContent('NLU_TOO_FEW');
    expect(list().getByText('failed')).toBeVisible();
  });
});

describe('a message to try', () => {
  it('shows how a message is understood', async () => {
    const { user } = await open('try');
    await user.type(screen.getByRole('textbox', { name: 'Message to try' }), 'where is my order{Enter}');
    const [first] = recordedAnswer('nlu.predict').nlu.intents;
    expect(screen.getAllByRole('meter')[0]).toHaveAttribute('aria-valuenow', String(first?.confidence));
  });
});

describe('ThresholdSection', () => {
  it('applies a threshold', async () => {
    const { user, file } = await open('thresholds');
    await user.click(button('Measure'));
    const before = file(manifestPath);
    screen.getAllByRole('slider')[0]!.focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    await user.click(
      screen.getAllByRole('button', { name: /^Use this/ }).find((one) => !one.hasAttribute('disabled'))!,
    );
    expect(file(manifestPath)).not.toBe(before);
  });
});

describe('DataSection', () => {
  it('lists problems of the training data', async () => {
    const { user } = await open('data');
    expect(screen.getByRole('region', { name: 'Too few utterances' })).toBeVisible();
    await user.click(button('Check'));
    expect(button('Check again')).toBeEnabled();
  });
});

describe('CurveSection', () => {
  it('measures accuracy by the number of utterances', async () => {
    const { user, host } = await open('curve');
    await user.click(button('Measure'));
    expect(host.asked.at(-1)?.method).toBe('nlu.curve');
    expect(button('Measure again')).toBeEnabled();
  });
});

describe('ScopeSection', () => {
  it('writes messages that are out of scope', async () => {
    const { user, file } = await open('scope');
    await user.type(screen.getByRole('textbox', { name: /messages|utterances/i }), '{Enter}tell me a joke');
    expect(file('nlu/out_of_scope.yaml')).toContain('tell me a joke');
  });
});
