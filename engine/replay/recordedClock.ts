import type { Clock } from '../base/ports.ts';
import type { Recording } from './recording.ts';

/** A clock that tells the times of a recording. */
export interface RecordedClock extends Clock {
  /** Goes to the first event of a turn. */
  readonly beginTurn: (turn: number) => void;
}

/** Makes the clock: each question is answered with the time of the turn's next event, at its end with the last. */
export function recordedClock({ header, log }: Recording): RecordedClock {
  const times = new Map<number, number[]>();
  for (const entry of log) {
    if (entry.entry !== 'event') continue;
    const turn = times.get(entry.turn) ?? [];
    turn.push(entry.event.at);
    times.set(entry.turn, turn);
  }
  let current: readonly number[] = [];
  let position = 0;
  let last = header.startedAt;
  return {
    beginTurn: (turn) => {
      current = times.get(turn) ?? [];
      position = 0;
    },
    now: () => {
      last = current[position] ?? last;
      position += 1;
      return last;
    },
  };
}
