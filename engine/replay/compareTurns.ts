import type { DifferenceStatement, SideStatement } from '../model/statements.ts';
import { comparePackets, sideOf } from './comparePackets.ts';
import type { Difference } from './replayReport.ts';
import type { TurnView } from './turnView.ts';

/**
 * Names what differs between the two sides of a turn, causes before consequences: what was understood, where the
 * conversation went, what it called, what it said, what it handed over, how it ended.
 *
 * @returns At most one difference of each kind: the first.
 */
export function compareTurns(turn: number, recorded: TurnView, replayed: TurnView): readonly Difference[] {
  const differences: Difference[] = [];
  const note = (
    kind: Difference['kind'],
    path: string,
    [was, is]: readonly [SideStatement, SideStatement],
    explanation: DifferenceStatement,
  ): void => {
    differences.push({ turn, kind, path, recorded: was, replayed: is, explanation });
  };

  if (recorded.intent !== replayed.intent) {
    const [was, is] = [sideOf(recorded.intent), sideOf(replayed.intent)];
    const params = { customer: recorded.customer ?? '', was, is };
    note('intent', 'intent', [was, is], { code: 'intent_differs', params });
  }
  for (const [kind, path, was, is] of [
    ['state', 'states', recorded.states, replayed.states],
    ['action', 'actions', recorded.actions, replayed.actions],
    ['text', 'says', recorded.says, replayed.says],
  ] as const) {
    const index = firstUnequal(was, is);
    if (index === undefined) continue;
    const sides = { was: was[index] ?? null, is: is[index] ?? null };
    const explanation: DifferenceStatement =
      kind === 'state'
        ? { code: 'state_differs', params: { after: was[index - 1] ?? null, ...sides } }
        : { code: `${kind}_differs`, params: sides };
    note(kind, `${path}[${index}]`, [sideOf(sides.was), sideOf(sides.is)], explanation);
  }
  const packet = comparePackets(recorded.packets, replayed.packets);
  if (packet !== undefined) {
    note('escalation', packet.path, [packet.recorded, packet.replayed], packet.explanation);
  }
  if (recorded.resolution !== replayed.resolution) {
    const [was, is] = [endOf(recorded.resolution), endOf(replayed.resolution)];
    note('end', 'resolution', [was, is], { code: 'end_differs', params: { was, is } });
  }
  return differences;
}

function firstUnequal(was: readonly string[], is: readonly string[]): number | undefined {
  const length = Math.max(was.length, is.length);
  for (let index = 0; index < length; index++) if (was[index] !== is[index]) return index;
  return undefined;
}

function endOf(resolution: string | null): SideStatement {
  return resolution === null
    ? { code: 'conversation_goes_on', params: {} }
    : { code: 'conversation_ends', params: { resolution } };
}
