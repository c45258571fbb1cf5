import { describe, expect, it } from 'vitest';
import { whyWords } from './whyWords.ts';

describe('whyWords', () => {
  it('adds what set the escalation off to the reason', () => {
    expect(whyWords({ reason: 'The order system is down.', trigger: 'state' })).toBe(
      'The order system is down.\n(The flow reached an escalate state)',
    );
  });

  it('does not say the same twice', () => {
    const reason = 'The customer asked for a person';
    expect(whyWords({ reason, trigger: 'person_requested' })).toBe(reason);
    expect(whyWords({ reason: `${reason}.`, trigger: 'person_requested' })).toBe(`${reason}.`);
  });
});
