import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { TalkWords } from '../model/languages/language.ts';
import { beginningsIn } from '../model/phraseIndex.ts';
import { hear } from './heard.ts';
import { canOccur, findPhrase, phrasePattern, replacePhrases } from './phrasebook.ts';

describe('the beginnings of words that a match must contain', () => {
  it.each([
    ['thank you', ['than']],
    ['ta', ['ta ']],
    ['ta(?: mate)?', ['ta']],
    ['(?:i |im )?(?:want|need) to (?:really )?leave', ['leav']],
    ['(?:really )?(?:kill|harm) (?:you|him)', ['kill', 'harm']],
    ['suicid\\w*', ['suic']],
    ['s[ui]+c', ['s']],
    ['colou?r', ['colo']],
    ['möchte', ['mo']],
    ['(?<!not )(?:choke|faint)', ['chok', 'fain']],
    ['hey+', ['hey']],
    ['(?:ha)+', ['ha']],
  ])('of %s are %j', (entry, wanted) => {
    expect([...(beginningsIn(entry) ?? [])].sort()).toEqual([...wanted].sort());
  });

  it.each(['\\w+nt', '.{2,5}', '(?:really)?', '(?:poison|\\w+poison)'])('cannot be said of %s', (entry) => {
    expect(beginningsIn(entry)).toBeUndefined();
  });
});

/** What customers say: the utterances of the talk model. */
const said = ['en', 'de'].flatMap((language) => textsIn(readData(language)));

function readData(language: string): unknown {
  return parse(readFileSync(join(import.meta.dirname, '../../assets/talk', `${language}.yaml`), 'utf8'));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

const acts = (words: TalkWords) => Object.values(words.acts).flat();
const lists = [
  acts,
  (words: TalkWords) => words.person,
  ...(['self_harm', 'violence', 'medical', 'harmless'] as const).map(
    (kind) => (words: TalkWords) => words.danger[kind],
  ),
  ...(['negated', 'negatedAfter', 'hypothetical', 'exceptions', 'past'] as const).map(
    (kind) => (words: TalkWords) => words.guards[kind],
  ),
  ({ fillers }: TalkWords) => fillers,
  ({ meta }: TalkWords) => Object.values(meta).flat(),
  ({ controls }: TalkWords) => Object.values(controls).flat(),
];

describe('patterns', () => {
  const patterns = lists.flatMap((list) => phrasePattern(list) ?? []);

  it('are found as if all of their phrases were tried', () => {
    expect(said.length).toBeGreaterThan(5_000);
    fc.assert(
      fc.property(fc.constantFrom(...said), fc.constantFrom(...patterns), (text, pattern) => {
        const heard = hear({ text, nlu: { intents: [], entities: [] } }, 'en');
        const words = heard.words.join(' ');
        const match = pattern.exec(words)?.[0].trim() ?? '';
        const found = findPhrase(heard, { from: 0, to: heard.words.length }, pattern);
        expect([text, found?.text ?? '']).toEqual([text, match]);
        if (match !== '') expect(canOccur(heard, pattern)).toBe(true);
        const all = new RegExp(pattern.source, 'gu');
        expect(replacePhrases(heard, words, pattern, () => '…')).toBe(words.replaceAll(all, '…'));
      }),
      { numRuns: 4_000, seed: 1 },
    );
  });
});
