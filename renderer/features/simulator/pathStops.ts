import type { StepEntry } from '../../stores/logEntry.ts';

/** A state on the path of a turn with everything that happened there in a row. */
export interface PathStop {
  /** Tells the stops of a turn apart. */
  readonly key: string;
  readonly flow: string;
  readonly state: string;
  /** In words, in order: why the state ran. */
  readonly triggers: readonly string[];
  /** The way out; null while the state waits or when the step led elsewhere. */
  readonly outcome: string | null;
  /** What the machine says of it besides. */
  readonly why: readonly string[];
}

const words: Readonly<Record<string, string>> = {
  enter: 'entered',
  input: 'the customer answered',
  resume: 'taken up again',
  reprompt: 'asked again',
  action_result: 'the action answered',
  knowledge_result: 'the search answered',
  request_failed: 'the request failed',
  return: 'the called flow ended',
  policy: 'a project-wide policy acted',
};

/** Joins the steps of a turn into stops: consecutive steps of one state are one. */
export function pathStops(steps: readonly StepEntry[]): readonly PathStop[] {
  const stops: PathStop[] = [];
  for (const { flow, state, trigger, outcome, why } of steps) {
    const before = stops.at(-1);
    const trail = words[trigger] ?? trigger;
    const reasons = why === undefined ? [] : [why];
    if (before !== undefined && before.flow === flow && before.state === state && before.outcome === null) {
      stops[stops.length - 1] = {
        ...before,
        triggers: [...before.triggers, trail],
        outcome,
        why: [...before.why, ...reasons],
      };
    } else {
      stops.push({ key: String(stops.length), flow, state, triggers: [trail], outcome, why: reasons });
    }
  }
  return stops;
}
