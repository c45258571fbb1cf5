import { expect, test } from 'vitest';
import type { Project } from '../../engine/model/project.ts';
import { occurrences } from './utteranceEdits.ts';

test('counts an utterance in all languages of where it stands', () => {
  const project = {
    intents: { a: { id: 'a', name: 'A', utterances: ['hi', 'hello', 'hi'], translations: { de: ['hi'] } } },
    outOfScope: { utterances: ['hi'], translations: {} },
  } as unknown as Project;
  expect(occurrences(project, { text: 'hi', intent: 'a' })).toBe(3);
  expect(occurrences(project, { text: 'hello', intent: 'a' })).toBe(1);
  expect(occurrences(project, { text: 'hi', intent: null })).toBe(1);
  expect(occurrences(project, { text: 'hello', intent: null })).toBe(0);
  expect(occurrences(project, { text: 'hi', intent: 'gone' })).toBe(0);
});
