import { expect, test } from 'vitest';
import { dataFindings } from './dataFindings.ts';

const utterances = (intent: string, language: string, texts: readonly string[]) =>
  texts.map((text) => ({ text, intent, language }));

test('names intents with few utterances and missing languages', () => {
  const findings = dataFindings({
    examples: [
      ...utterances('greet', 'en', ['hi', 'hello', 'hey', 'howdy', 'good day']),
      ...utterances('greet', 'de', ['hallo']),
      ...utterances('bye', 'en', ['bye', 'see you', 'Bye!']),
    ],
    outOfScope: ['what is the weather'],
    names: {},
  });
  expect(findings.map(({ code, message }) => [code, message])).toEqual([
    ['NLU_FEW_UTTERANCES', expect.stringMatching(/: bye$/)],
    ['NLU_LANGUAGE_GAPS', expect.stringMatching(/"de".*: bye$/)],
  ]);
});

test('names the first of many intents', () => {
  const examples = Array.from({ length: 30 }, (_, n) =>
    utterances(`intent_${String(n).padStart(2, '0')}`, 'en', [`a${'x'.repeat(n)}`, `b${'x'.repeat(n)}`]),
  ).flat();
  expect(dataFindings({ examples, outOfScope: ['x'], names: {} })[0]?.message).toMatch(
    /intent_09 and 20 more$/,
  );
});
