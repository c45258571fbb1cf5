import type { StepEntry } from '../../stores/logEntry.ts';
import { answerWords } from '../../stores/requestItems.ts';
import type { StudioWords } from '../../stores/useWords.ts';

/** A state on the path of a turn with everything that happened there in a row. */
export interface PathStop {
  /** Tells the stops of a turn apart. */
  readonly key: string;
  readonly flow: string;
  readonly state: string;
  /** What happened there, in order, in words; that the state was entered goes without saying. */
  readonly notes: readonly string[];
  /** The way out; null while the state waits or when the step led elsewhere. */
  readonly outcome: string | null;
}

const words: Readonly<Record<string, string>> = {
  enter: '',
  // The policy says itself what it did.
  policy: '',
  input: 'The customer answered',
  resume: 'Taken up again',
  reprompt: 'Asked again',
  ...answerWords,
  timer: 'The time was over',
  silence: 'The customer was silent',
  repeated: 'Done before, with the same input',
  request_failed: 'The request failed',
  return: 'The called flow ended',
};

/**
 * Joins the steps of a turn into stops: consecutive steps of one state are one.
 *
 * @param say - Words a statement.
 */
export function pathStops(steps: readonly StepEntry[], say: StudioWords['say']): readonly PathStop[] {
  const stops: PathStop[] = [];
  for (const { flow, state, trigger, outcome, why } of steps) {
    const before = stops.at(-1);
    const note = [words[trigger] ?? trigger, why === undefined ? '' : whyNote(why, say)]
      .filter((part) => part !== '')
      .join(': ');
    const notes = note === '' ? [] : [note];
    if (before !== undefined && before.flow === flow && before.state === state && before.outcome === null) {
      stops[stops.length - 1] = { ...before, notes: [...before.notes, ...notes], outcome };
    } else {
      stops.push({ key: String(stops.length), flow, state, notes, outcome });
    }
  }
  return stops;
}

/** Why a step was taken; of an error also its code, to look it up. */
function whyNote(why: NonNullable<StepEntry['why']>, say: StudioWords['say']): string {
  return why.code === 'error' ? `${say(why)} (${why.params.error})` : say(why);
}
