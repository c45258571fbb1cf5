import type { Json } from '../../base/json.ts';
import type { HandoffPacket } from '../../model/handoffPacket.ts';
import type { SuiteExpectation } from '../../model/suite.ts';
import { textPattern } from '../../model/textPattern.ts';
import type { SuiteFinding } from './suiteFinding.ts';

/** Compares the handoffs of a step with what is expected of them: one that is as described is enough. */
export function checkHandoff(
  expected: Exclude<SuiteExpectation['escalates'], undefined>,
  packets: readonly HandoffPacket[],
): readonly SuiteFinding[] {
  const path = ['escalates'];
  const seen = packets.map(
    ({ trigger, rule, queue, priority, reason }): Json => ({ trigger, rule, queue, priority, reason }),
  );
  if (typeof expected === 'boolean') {
    if (expected === packets.length > 0) return [];
    const message = expected ? 'Nobody was asked to take over' : 'It was handed to a person';
    return [{ path, expected, actual: seen, message }];
  }
  const wanted = JSON.parse(JSON.stringify(expected)) as Json;
  if (packets.length === 0)
    return [{ path, expected: wanted, actual: false, message: 'Nobody was asked to take over' }];
  const { reason, ...exact } = expected;
  const isAsDescribed = packets.some(
    (packet) =>
      (reason === undefined || textPattern(reason)?.(packet.reason) === true) &&
      Object.entries(exact).every(
        ([key, value]) => value === undefined || packet[key as keyof typeof exact] === value,
      ),
  );
  return isAsDescribed ? [] : [{ path, expected: wanted, actual: seen, message: 'The handoff is another' }];
}
