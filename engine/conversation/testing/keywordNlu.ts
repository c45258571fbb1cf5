import type { NluPort, NluResult } from '../../model/ports.ts';

const intents: readonly (readonly [RegExp, string])[] = [
  [/\b(person|human|agent)\b/i, 'talk_to_person'],
  [/\breturn\b/i, 'return_item'],
  [/\bwhere\b.*\border\b|\bstatus\b/i, 'order_status'],
  [/\bpassword\b/i, 'reset_password'],
  [/\bquestion\b/i, 'ask_question'],
];
const entities: readonly (readonly [RegExp, string, (text: string) => string])[] = [
  [/\b\d{10}\b/g, 'order_number', (text) => text],
  [/\(\d{3}\) \d{3}-\d{4}/g, 'phone', (text) => `+1${text.replaceAll(/\D/g, '')}`],
];

/** What the fixture project's messages mean, by keyword. */
export function understandByKeyword(text: string): NluResult {
  const found = intents.filter(([pattern]) => pattern.test(text));
  return {
    intents: found.map(([, intent], index) => ({ intent, confidence: 0.9 - index * 0.1 })),
    entities: entities
      .flatMap(([pattern, entity, normalise]) =>
        [...text.matchAll(pattern)].map((match) => ({
          entity,
          value: normalise(match[0]),
          text: match[0],
          start: match.index,
          end: match.index + match[0].length,
        })),
      )
      .sort((a, b) => a.start - b.start),
  };
}

/** Understanding for tests: it sees keywords only, but always the same ones. */
export const keywordNlu: NluPort = { understand: async (text) => understandByKeyword(text) };
