import { describe, expect, it } from 'vitest';
import { parseDocument } from '../parseDocument.ts';
import { textPattern } from './suite.ts';

const parse = (tests: string) =>
  parseDocument('tests/returns.test.yaml', `name: Returns\ntests:\n${tests}`) as ReturnType<
    typeof parseDocument
  >;

describe('a suite', () => {
  it('reads steps, expectations and mocks', () => {
    const { value, problems } = parse(`
  - name: An order number is enough
    mocks: [{ action: find_order, status: 404 }]
    steps:
      - say: "3348917502"
        expect: { at: returns/ask_order, says: [Thanks, "/^Ord/"], slots: { order_id: null } }
      - wait: true
      - tap: "Yes"
    finally: { ended: false, escalates: { trigger: no_match } }
`);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      tests: [{ seed: 0, mocks: [{ action: 'find_order', status: 404, body: null, delayMs: 0 }] }],
    });
  });

  it.each([
    ['  - name: a\n    steps: [{ say: 3348917502 }]', 'put numbers', 3],
    ['  - name: a\n    steps: [{}]', 'exactly one of say, tap and wait', 4],
    ['  - name: a\n    steps: [{ say: hi, wait: true }]', 'exactly one of say, tap and wait', 4],
    ['  - name: a\n    finally: { says: "/(/" }', 'not a valid JavaScript regular expression', 4],
    ['  - name: a\n    finally: { says: 2025 }', 'put numbers', 4],
    ['  - name: a\n    steps: [{ wait: soon }]', 'such as 90s', 3],
    ['  - name: a\n    finally: { escalates: maybe }', 'true, false', 4],
    ['  - name: a\n    finally: { ended: true }', 'unresolved', 4],
    ['  - name: a\n    finally: { at: Returns }', 'flow/state', 4],
    ['  - name: a\n    finally: { sais: x }', 'sais', 4],
    ['  - name: a\n  - name: a', 'a unique name', 2],
    ['  - name: a\n    mocks: [{ action: x, down: true, when: "true" }]', 'is down', 4],
  ])('reports what is wrong with %j', (tests, message, line) => {
    const { value, problems } = parse(tests);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'SUITE_INVALID', message: expect.stringContaining(message) }]);
    expect(problems[0]?.location?.line).toBeGreaterThanOrEqual(line - 1);
  });
});

describe('textPattern', () => {
  it('matches a text literally, and a regular expression between slashes', () => {
    expect(textPattern('1.5')?.('cost 1.5 a')).toBe(true);
    expect(textPattern('1.5')?.('cost 125 a')).toBe(false);
    expect(textPattern('/^cost \\d+/')?.('cost 125')).toBe(true);
    expect(textPattern('/COST/i')?.('cost')).toBe(true);
    expect(textPattern('/COST/')?.('cost')).toBe(false);
    expect(textPattern('and/or')?.('this and/or that')).toBe(true);
    expect(textPattern('/[/')).toBeUndefined();
  });
});
