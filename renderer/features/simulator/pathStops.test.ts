import { describe, expect, it } from 'vitest';
import type { StepEntry } from '../../stores/logEntry.ts';
import { studioWords } from '../../stores/useWords.ts';
import { pathStops } from './pathStops.ts';

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
  it('joins what happens in one state in a row', () => {
    expect(pathStops([step('find', 'enter', null), step('find', 'action_result', 'success')], say)).toEqual([
      { key: '0', flow: 'main', state: 'find', notes: ['The action answered'], outcome: 'success' },
    ]);
  });

  it('keeps a state apart that is entered again after it was left', () => {
    const stops = pathStops([step('ask', 'input', 'again'), step('ask', 'enter', null)], say);
    expect(stops.map(({ outcome }) => outcome)).toEqual(['again', null]);
    expect(new Set(stops.map(({ key }) => key)).size).toBe(2);
  });

  it('keeps states of the same id in different flows apart', () => {
    const stops = pathStops(
      [step('start', 'enter', null), step('start', 'enter', 'next', undefined, 'returns')],
      say,
    );
    expect(stops.map(({ flow }) => flow)).toEqual(['main', 'returns']);
  });

  it('says what the machine says, and the name of a trigger it does not know', () => {
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
      'The customer answered: The message does not fit',
      'sunrise',
      'It broke (KB_BROKEN)',
    ]);
  });
});
