import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refunds, returns } from '../fixtures/requests.ts';
import { createGroundednessJudge, sentencesOf } from './createGroundednessJudge.ts';

const sources = [returns, refunds];
const { judge } = createGroundednessJudge(sources, 0.6, 'Fern of Fernwood Outfitters');

describe('groundedness', () => {
  it.each([
    'Sure!',
    'Happy to help, thanks for asking.',
    'I am Fern from Fernwood.',
    'Let me know if you have any other questions!',
    'Gern, kann ich noch weiterhelfen?',
  ])('asks no source for %j', (sentence) => {
    expect(judge(sentence)).toEqual({ type: 'neutral' });
  });

  it.each([
    ['You have thirty days after delivery to return unworn items.', [returns]],
    ['Returned items must be unworn.', [returns]],
    ["Yes, you've got 30 days.", [returns]],
    ['The return shipping cost of 4.95 dollars is deducted from your refund.', [returns]],
    ['Shipping a return costs 4,95 $.', [returns]],
    ['Your refund will be on your card within 5 business days.', [refunds]],
    [
      'Return it within 30 days and get the refund on your card 5 business days after our warehouse has the parcel.',
      [refunds, returns],
    ],
  ])('finds the sources of %j', (sentence, backing) => {
    expect(judge(sentence)).toEqual({ type: 'grounded', sources: backing });
  });

  it.each([
    ['Returns are free.', ['free']],
    ['Refunds take 5 weeks.', ['5 week', 'weeks']],
    ['Refunds take 30 days.', ['30 day']],
    ['Shipping a return costs $5.', ['5 $']],
    ['You can return unworn items within 60 days of delivery.', ['60 day']],
    ['Our shop in Berlin repairs boots.', ['shop', 'berlin', 'repairs', 'boots']],
  ])('reports what no source says of %j', (sentence, missing) => {
    const grounds = judge(sentence);
    expect(grounds.type === 'ungrounded' && grounds.missing).toEqual(
      expect.arrayContaining(missing.slice(0, 1)),
    );
  });

  it('finds every sentence of a source grounded in it', () => {
    for (const source of sources) {
      for (const sentence of sentencesOf(source.text)) {
        expect(judge(sentence)).toEqual({ type: 'grounded', sources: [source] });
      }
    }
  });

  it('never accepts a number that is in no source', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.constantFrom(...sources), (number, source) => {
        fc.pre(!['30', '5'].includes(String(number)));
        for (const sentence of sentencesOf(source.text.replaceAll(/\d+(\.\d+)?/g, String(number)))) {
          if (/\d/.test(sentence)) expect(judge(sentence).type).toBe('ungrounded');
        }
      }),
    );
  });

  it('grounds nothing without sources', () => {
    const none = createGroundednessJudge([], 0, '');
    expect(none.judge('Returns take 30 days.').type).toBe('ungrounded');
  });
});
