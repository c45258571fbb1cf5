import { expect, it } from 'vitest';
import { findBannedPhrase } from './createJudge.ts';

it.each([
  ['This is FREE-OF-CHARGE for you.', 'free of charge'],
  ['It is free. Of charge we know nothing.', 'free of charge'],
  ['A gua\u200Brantee, no less', 'Guarantee'],
  ['Das ist völlig umsonst', 'vollig umsonst'],
])('finds in %j', (text, phrase) => {
  expect(findBannedPhrase(text, ['never', phrase])).toBe(phrase);
});

it.each([
  ['Freedom of charges', 'free'],
  ['Anything', '...'],
  ['No lawyers here', 'lawyer'],
])('finds nothing in %j', (text, phrase) => {
  expect(findBannedPhrase(text, [phrase])).toBeUndefined();
});
