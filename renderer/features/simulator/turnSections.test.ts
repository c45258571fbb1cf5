import { describe, expect, it } from 'vitest';
import type { StepEntry, TurnMessage } from '../../stores/conversation/conversationTurns.ts';
import { studioWords } from '../../stores/conversation/conversationWords.ts';
import { pathStops, understoodAs } from './turnSections.tsx';

const said = (confidence: number | null, value: string | null = null): TurnMessage => ({
  text: 'x',
  value,
  nlu: { intents: confidence === null ? [] : [{ intent: 'return_item', confidence }], entities: [] },
  readings: [],
});

describe('understoodAs', () => {
  it('names the best intent that reaches the threshold', () => {
    expect(understoodAs(said(0.5), 0.5)).toBe('return_item 0.50');
    expect(understoodAs(said(0.49), 0.5)).toBe('no intent (best return_item 0.49)');
    expect(understoodAs(said(null), 0.5)).toBe('no intent');
  });

  it('names a quick reply, regardless of its intent', () => {
    expect(understoodAs(said(0.9, 'gold'), 0.5)).toBe('quick reply');
  });

  it('adds the entities of the message', () => {
    const { nlu, ...rest } = said(0.9);
    const entities = [{ entity: 'email', value: 'a@b.c', text: 'a@b.c', start: 0, end: 5 }];
    expect(understoodAs({ ...rest, nlu: { ...nlu, entities } }, 0.5)).toBe('return_item 0.90 · email');
  });
});

const { say } = studioWords(null);
const step = (
  state: string,
  trigger: string,
  outcome: string | null,
  why?: StepEntry['why'],
  flow = 'main',
): StepEntry => ({
  entry: 'step',
  turn: 1,
  flow,
  state,
  trigger,
  outcome,
  ...(why === undefined ? {} : { why }),
});

describe('pathStops', () => {
  it('joins consecutive steps of one state', () => {
    expect(pathStops([step('find', 'enter', null), step('find', 'action_result', 'success')], say)).toEqual([
      { key: '0', flow: 'main', state: 'find', notes: ['The action returned a result'], outcome: 'success' },
    ]);
  });

  it('does not say how the message was read', () => {
    const read: StepEntry['why'] = { code: 'message_read', params: { chosen: [], rejected: [] } };
    const stops = pathStops([step('ask', 'policy', null, read), step('ask', 'input', 'next')], say);
    expect(stops).toEqual([
      { key: '0', flow: 'main', state: 'ask', notes: ['The customer answered'], outcome: 'next' },
    ]);
  });

  it('separates a state that is entered again', () => {
    const stops = pathStops([step('ask', 'input', 'again'), step('ask', 'enter', null)], say);
    expect(stops.map(({ outcome }) => outcome)).toEqual(['again', null]);
    expect(new Set(stops.map(({ key }) => key)).size).toBe(2);
  });

  it('separates states with the same id in different flows', () => {
    const stops = pathStops(
      [step('start', 'enter', null), step('start', 'enter', 'next', undefined, 'returns')],
      say,
    );
    expect(stops.map(({ flow }) => flow)).toEqual(['main', 'returns']);
  });

  it('shows the statement of a step, and the name of an unknown trigger', () => {
    const stops = pathStops(
      [
        step('ask', 'policy', null, { code: 'slots_filled', params: { slots: ['name'] } }),
        step('ask', 'input', null, { code: 'message_refused', params: {} }),
        step('ask', 'sunrise', null),
        step('ask', 'policy', 'error', {
          code: 'error',
          params: { error: 'KB_BROKEN', message: 'It broke' },
        }),
      ],
      say,
    );
    expect(stops[0]?.notes).toEqual([
      'Filled name from the message',
      'The customer answered: The message is not an answer to this state',
      'sunrise',
      'It broke (KB_BROKEN)',
    ]);
  });
});
