import { expect, test } from 'vitest';
import { ENOUGH, fewUtterances } from './fewUtterances.ts';

const intent = (id: string, utterances: readonly string[], german: readonly string[] = []) => ({
  id,
  name: id.toUpperCase(),
  utterances: [...utterances],
  translations: { de: [...german] },
});
const different = (count: number) => Array.from({ length: count }, (_, number) => `utterance ${number}`);

test('counts different utterances in all languages, the fewest first', () => {
  const intents = {
    enough: intent('enough', different(ENOUGH)),
    both: intent('both', different(ENOUGH - 1), ['noch eine']),
    repeated: intent('repeated', ['Hello', 'hello', 'HELLO']),
    none: intent('none', []),
  };
  expect(fewUtterances(intents)).toEqual([
    { intent: 'none', name: 'NONE', count: 0 },
    { intent: 'repeated', name: 'REPEATED', count: 1 },
  ]);
});
