import canonicalize from 'canonicalize';
import type { Json } from '../../base/json.ts';
import { isVerified } from '../../kit/snapshot.ts';
import { type SuiteExpectation, textPattern } from '../../model/documents/suite.ts';
import type { HandoffPacket } from '../../model/handoffPacket.ts';
import type { FindingStatement } from '../../model/statements.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import { type Wording, wordsOf } from '../../words/wordsOf.ts';
import type { StepFacts } from './stepFacts.ts';
import type { SuiteFinding } from './suiteResult.ts';

/**
 * Compares the handoffs of a step with the expected one; it is enough if one of them matches.
 *
 * @param wording - The desk's wording, since a pattern for the reason is matched against its sentence.
 */
function checkHandoff(
  expected: Exclude<SuiteExpectation['escalates'], undefined>,
  packets: readonly HandoffPacket[],
  wording: Wording,
): readonly SuiteFinding[] {
  const path = ['escalates'];
  const seen = packets.map(
    ({ trigger, rule, queue, priority, reason }): Json => ({
      trigger,
      rule,
      queue,
      priority,
      reason: wordsOf(reason, wording),
    }),
  );
  if (typeof expected === 'boolean') {
    if (expected === packets.length > 0) return [];
    const code = expected ? 'not_handed_over' : 'handed_over';
    return [{ path, expected, actual: seen, finding: { code, params: {} } }];
  }
  const wanted = JSON.parse(JSON.stringify(expected)) as Json;
  if (packets.length === 0)
    return [{ path, expected: wanted, actual: false, finding: { code: 'not_handed_over', params: {} } }];
  const { reason, ...exact } = expected;
  const isAsDescribed = packets.some(
    (packet) =>
      (reason === undefined || textPattern(reason)?.(wordsOf(packet.reason, wording)) === true) &&
      Object.entries(exact).every(
        ([key, value]) => value === undefined || packet[key as keyof typeof exact] === value,
      ),
  );
  if (isAsDescribed) return [];
  return [{ path, expected: wanted, actual: seen, finding: { code: 'handed_over_otherwise', params: {} } }];
}

/** Findings without params. */
type PlainFinding = Exclude<FindingStatement['code'], 'error' | 'action_called_times'>;
type Key = keyof SuiteExpectation;
type Expected<K extends Key> = Exclude<SuiteExpectation[K], undefined>;
type Check<K extends Key> = (expected: Expected<K>, facts: StepFacts) => readonly SuiteFinding[];

/** Checks only what is expected. */
function on<K extends Key>(key: K, check: Check<K>) {
  return (expectation: SuiteExpectation, facts: StepFacts): readonly SuiteFinding[] => {
    const expected = expectation[key];
    return expected === undefined ? [] : check(expected as Expected<K>, facts);
  };
}

const checks: readonly ((expectation: SuiteExpectation, facts: StepFacts) => readonly SuiteFinding[])[] = [
  on('says', (expected, { says }) =>
    checkTexts(['says'], expected, says, { missing: 'not_said', extra: 'something_said' }),
  ),
  on('notSays', (expected, { says }) =>
    list(expected)
      .filter((one) => says.some((text) => matches(one, text)))
      .map((one) => ({ path: ['notSays'], expected: one, actual: [...says], finding: say('was_said') })),
  ),
  on('at', (expected, { snapshot }) => {
    const frame = snapshot.frames.at(-1);
    const actual = snapshot.status === 'ended' ? null : frame && `${frame.flow}/${frame.state}`;
    if (actual && isPlace(expected, actual)) return [];
    const finding = say(actual === null ? 'conversation_ended' : 'waits_elsewhere');
    return [{ path: ['at'], expected, actual: actual ?? null, finding }];
  }),
  on('path', (expected, { entered }) => {
    if (expected.length === 0) return none(['path'], entered, 'states_entered');
    let from = 0;
    for (const [index, place] of expected.entries()) {
      const found = entered.findIndex((state, at) => at >= from && isPlace(place, state));
      if (found === -1) {
        const finding = say('state_not_entered');
        return [{ path: ['path', index], expected: place, actual: [...entered], finding }];
      }
      from = found + 1;
    }
    return [];
  }),
  on('slots', (expected, { snapshot }) => checkValues('slots', expected, snapshot.slots, 'slot_differs')),
  on('verified', (expected, { snapshot }) =>
    Object.entries(expected)
      .filter(([slot, verified]) => isVerified(snapshot, slot) !== verified)
      .map(([slot, verified]) => ({
        path: ['verified', slot],
        expected: verified,
        actual: !verified,
        finding: say(verified ? 'slot_not_verified' : 'slot_verified'),
      })),
  ),
  on('remembers', (expected, { remembered }) =>
    checkValues('remembers', expected, remembered, 'memory_differs'),
  ),
  on('intent', (expected, { intent }) =>
    intent === expected
      ? []
      : [{ path: ['intent'], expected, actual: intent, finding: say('intent_not_expected') }],
  ),
  on('actions', (expected, { calls }) => {
    if (expected.length === 0) {
      return none(
        ['actions'],
        calls.map(({ action }) => action),
        'actions_called',
      );
    }
    return expected.flatMap((wanted, index) => {
      const { action, input = {}, times } = wanted;
      const same = calls.filter(
        (call) =>
          call.action === action &&
          Object.entries(input).every(([key, value]) => equal(call.input[key], value)),
      );
      if (times === undefined ? same.length > 0 : same.length === times) return [];
      const finding: FindingStatement =
        times === undefined
          ? say('action_not_called')
          : { code: 'action_called_times', params: { times: same.length } };
      return [{ path: ['actions', index], expected: plain(wanted), actual: plain(calls), finding }];
    });
  }),
  on('escalates', (expected, { packets, desk }) => checkHandoff(expected, packets, desk)),
  on('ended', (expected, { snapshot }) => {
    const actual = snapshot.status === 'ended' ? snapshot.resolution : false;
    if (actual === expected) return [];
    const finding = say(actual === false ? 'conversation_active' : 'conversation_ended');
    return [{ path: ['ended'], expected, actual, finding }];
  }),
  on('citations', (expected, { citations }) => checkAmong('citations', expected, citations, 'not_cited')),
  on('quickReplies', (expected, { quickReplies }) =>
    checkAmong('quickReplies', expected, quickReplies, 'not_offered'),
  ),
  on('locale', (expected, { snapshot }) =>
    snapshot.locale === expected
      ? []
      : [{ path: ['locale'], expected, actual: snapshot.locale, finding: say('locale_differs') }],
  ),
];

/** Compares the expectation after a step with what happened. @returns One finding for each difference. */
export function checkExpectation(expectation: SuiteExpectation, facts: StepFacts): readonly SuiteFinding[] {
  return checks.flatMap((check) => check(expectation, facts));
}

function checkTexts(
  path: YamlPath,
  expected: string | readonly string[],
  actual: readonly string[],
  { missing, extra }: { readonly missing: PlainFinding; readonly extra: PlainFinding },
): readonly SuiteFinding[] {
  const wanted = list(expected);
  if (wanted.length === 0) return none(path, actual, extra);
  return wanted
    .filter((one) => !actual.some((text) => matches(one, text)))
    .map((one) => ({ path, expected: one, actual: [...actual], finding: say(missing) }));
}

function checkAmong(
  key: 'citations' | 'quickReplies',
  expected: readonly string[],
  actual: readonly string[],
  code: PlainFinding,
): readonly SuiteFinding[] {
  if (expected.length === 0) return none([key], actual, 'list_not_empty');
  return expected.flatMap((one, index) =>
    actual.includes(one)
      ? []
      : [{ path: [key, index], expected: one, actual: [...actual], finding: say(code) }],
  );
}

function checkValues(
  key: 'slots' | 'remembers',
  expected: Readonly<Record<string, Json>>,
  actual: Readonly<Record<string, Json>>,
  code: PlainFinding,
): readonly SuiteFinding[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const is = actual[name];
    const isSo = is === undefined ? value === null && key === 'remembers' : equal(is, value);
    if (isSo) return [];
    return [
      {
        path: [key, name],
        expected: value,
        actual: is ?? null,
        finding: say(is === undefined ? 'name_unknown' : code),
      },
    ];
  });
}

function none(path: YamlPath, actual: readonly string[], code: PlainFinding): readonly SuiteFinding[] {
  return actual.length === 0 ? [] : [{ path, expected: [], actual: [...actual], finding: say(code) }];
}

const say = (code: PlainFinding): FindingStatement => ({ code, params: {} });
const list = (one: string | readonly string[]): readonly string[] => (typeof one === 'string' ? [one] : one);
const isPlace = (expected: string, state: string) => state === expected || state.startsWith(`${expected}/`);
const matches = (written: string, text: string) => textPattern(written)?.(text) === true;
const equal = (a: Json | undefined, b: Json) => a !== undefined && canonicalize(a) === canonicalize(b);
/** Without undefined values. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
