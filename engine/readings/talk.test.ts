import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { decide } from './decide.ts';
import { propose } from './propose.ts';
import type { Waiting } from './waiting.ts';

const table = z.record(z.string(), z.record(z.string(), z.array(z.string()).min(1)));
const said = table.parse(parse(readFileSync(join(import.meta.dirname, 'fixtures', 'talk.yaml'), 'utf8')));

const waiting = (locale: string): Waiting => ({
  expectation: null,
  prompt: '',
  claims: [],
  asked: undefined,
  slots: [],
  running: [],
  meaningOf: () => ({ kind: 'none' }),
  threshold: 0.5,
  corrections: true,
  safety: true,
  locale,
});

/** What a message is read as: "danger:medical", "not person". */
function readAs(text: string, locale: string): readonly string[] {
  const message = { text, nlu: { intents: [], entities: [] } };
  return decide(message, propose(message, waiting(locale)), locale).chosen.map(
    ({ kind, about, guards }) =>
      `${guards?.includes('negated') === true ? 'not ' : ''}${kind}${about === undefined ? '' : `:${about}`}`,
  );
}

test('the table has 623 messages in English and German', () => {
  const messages = Object.values(said).flatMap((meanings) => Object.values(meanings).flat());
  expect(Object.keys(said)).toEqual(['en', 'de']);
  expect(messages).toHaveLength(623);
});

describe.each(Object.entries(said))('in %s', (locale, { nothing = [], ...meanings }) => {
  describe.each(Object.entries(meanings))('%s', (meaning, messages) => {
    test.each(messages)('%s', (text) => {
      expect(readAs(text, locale)).toContain(meaning);
    });
  });

  test.each(nothing)('nothing of it: %s', (text) => {
    const found = readAs(text, locale);
    expect(found.filter((one) => one !== 'question' && one !== 'act:complaint')).toEqual([]);
  });
});
