import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runFixture } from '../../kit/runFixture.ts';
import { readScore, surveyNode } from './survey.ts';

const nlu = { intents: [], entities: [] };
const read = (text: string, scale: number) => readScore({ text, nlu }, scale);

describe('a score', () => {
  it.each([
    ['5', 5, 5],
    ['five', 5, 5],
    ['Five stars!', 5, 5],
    ['fünf', 5, 5],
    ['5/5', 5, 5],
    ['I would say 4 out of 5', 5, 4],
    ['8/10', 5, 4],
    ['4 von 5 Sternen', 5, 4],
    ['0/5', 5, 1],
    ['⭐⭐⭐', 5, 3],
    ['4.5', 5, 5],
    ['ten', 10, 10],
    ['a 2, I waited 20 minutes', 5, 2],
  ])('is read from %j', (text, scale, score) => {
    expect(read(text, scale)).toBe(score);
  });

  it.each([
    ['great', 5],
    ['6', 5],
    ['0', 5],
    ['7/5', 5],
    ['3/0', 5],
    ['between 3 and 4', 5],
    ['', 5],
    ['I ordered 2 shirts and a pair of boots some weeks ago and nobody has told me anything since then', 5],
  ])('is not read from %j', (text, scale) => {
    expect(read(text, scale)).toBeUndefined();
  });

  it('is the tapped value, whatever its label says', () => {
    expect(readScore({ text: 'Great!', value: '5', nlu }, 5)).toBe(5);
    expect(readScore({ text: '3', value: 'flow:returns', nlu }, 5)).toBe(3);
  });

  it('is always on the scale', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(3, 5, 10), (text, scale) => {
        const score = read(text, scale);
        if (score === undefined) return;
        expect(score).toBeGreaterThanOrEqual(1);
        expect(score).toBeLessThanOrEqual(scale);
        expect(Number.isInteger(score)).toBe(true);
      }),
    );
  });
});

const data = { prompt: 'How was it?' };
const next = (score: string, connected: readonly string[]) =>
  runFixture(surveyNode, {
    title: '',
    data,
    connected,
    trigger: { type: 'input', message: { text: score } },
    expect: {},
  }).next;

it('counts as low in the lower 40 % of the scale', () => {
  const low = { type: 'outcome', outcome: 'low' };
  expect(next('2', ['low'])).toEqual(low);
  expect(next('3', ['low'])).toEqual({ type: 'outcome', outcome: 'next' });
  expect(next('1', [])).toEqual({ type: 'outcome', outcome: 'next' });
});

it('asks after a digression for what is still unanswered', () => {
  const resumed = (local: Record<string, number | boolean>) =>
    runFixture(surveyNode, {
      title: '',
      data: { ...data, comment: 'Why?' },
      local,
      trigger: { type: 'resume' },
      expect: {},
    });
  expect(resumed({ asked: true })).toMatchObject({ say: [{ text: 'How was it?' }], local: { asked: true } });
  expect(resumed({ score: 2 })).toMatchObject({ say: [{ text: 'Why?' }], local: { score: 2 } });
});

it.each([[{ scale: 4 }], [{ prompt: '' }]])('rejects %j', (wrong) => {
  expect(surveyNode.bind({ ...data, ...wrong }).ok).toBe(false);
});

it('fails if its slot does not accept a number', () => {
  const run = () =>
    runFixture(surveyNode, {
      title: '',
      data: { ...data, slot: 'day' },
      slotTypes: { day: { type: 'date' } },
      trigger: { type: 'input', message: { text: '3' } },
      expect: {},
    });
  expect(run).toThrow(expect.objectContaining({ code: 'FLOW_SLOT_VALUE' }));
});
