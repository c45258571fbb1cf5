import type { Json } from '../../base/json.ts';
import type { HandoffPacket } from '../../model/handoffPacket.ts';
import type { SuiteExpectation } from '../../model/suite.ts';
import { textPattern } from '../../model/textPattern.ts';
import { type Wording, wordsOf } from '../../words/wordsOf.ts';
import type { SuiteFinding } from './suiteFinding.ts';

/**
 * Compares the handoffs of a step with what is expected of them: one that is as described is enough.
 *
 * @param wording - As the desk reads reasons: a pattern for one is about its words.
 */
export function checkHandoff(
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
