import { comparePackets } from './comparePackets.ts';
import type { Difference } from './replayReport.ts';
import type { TurnView } from './turnView.ts';

const nothing = 'nothing';

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
    was: string,
    is: string,
    explanation: string,
  ): void => {
    differences.push({ turn, kind, path, recorded: was, replayed: is, explanation });
  };

  if (recorded.intent !== replayed.intent) {
    const [was, is] = [recorded.intent ?? nothing, replayed.intent ?? nothing];
    note('intent', 'intent', was, is, `"${recorded.customer ?? ''}" is now understood as ${is}, not ${was}`);
  }
  for (const [kind, path, was, is, explain] of [
    ['state', 'states', recorded.states, replayed.states, explainState],
    ['action', 'actions', recorded.actions, replayed.actions, explainAction],
    ['text', 'says', recorded.says, replayed.says, explainText],
  ] as const) {
    const index = firstUnequal(was, is);
    if (index === undefined) continue;
    const [before, now] = [was[index], is[index]];
    const explanation = explain(before, now, was[index - 1]);
    note(kind, `${path}[${index}]`, before ?? nothing, now ?? nothing, explanation);
  }
  const packet = comparePackets(recorded.packets, replayed.packets);
  if (packet !== undefined) {
    note('escalation', packet.path, packet.recorded, packet.replayed, packet.explanation);
  }
  if (recorded.resolution !== replayed.resolution) {
    const [was, is] = [endWords(recorded.resolution), endWords(replayed.resolution)];
    note('end', 'resolution', was, is, `The conversation ${is} here, where it ${was}`);
  }
  return differences;
}

function firstUnequal(was: readonly string[], is: readonly string[]): number | undefined {
  const length = Math.max(was.length, is.length);
  for (let index = 0; index < length; index++) if (was[index] !== is[index]) return index;
  return undefined;
}

function explainState(was: string | undefined, is: string | undefined, after: string | undefined): string {
  const where = after === undefined ? 'The conversation' : `After ${after} the conversation`;
  if (is === undefined) return `${where} goes no further, where it went to ${was}`;
  return was === undefined ? `${where} goes on to ${is}` : `${where} goes to ${is}, not to ${was}`;
}

function explainAction(was: string | undefined, is: string | undefined): string {
  if (is === undefined) return `The call ${was} is not made any more`;
  return was === undefined ? `The call ${is} is new` : `The call is ${is}, not ${was}`;
}

function explainText(was: string | undefined, is: string | undefined): string {
  if (is === undefined) return `"${was}" is not said any more`;
  return was === undefined ? `"${is}" is said besides` : `"${is}" is said, not "${was}"`;
}

function endWords(resolution: string | null): string {
  return resolution === null ? 'goes on' : `ends as ${resolution}`;
}
