import { defineErrors } from '../base/defineErrors.ts';

/** Errors of recordings, replays and suites. */
export const replayErrors = defineErrors({
  REPLAY_RECORDING_EMPTY: {
    message: () => 'The recording is empty',
    remedy: 'Choose a file recorded by the simulator or the runtime',
  },
  REPLAY_HEADER_INVALID: {
    message: (p: { finding: string }) => `The first line is not the header of a recording: ${p.finding}`,
    remedy: 'Choose an unmodified file recorded by the simulator or the runtime',
  },
  REPLAY_VERSION_UNKNOWN: {
    message: (p: { version: string }) => `The recording has version ${p.version}, which is unknown`,
    remedy: 'Open it with a newer version of Dialoom',
  },
  REPLAY_LINE_NOT_JSON: {
    message: (p: { line: number; reason: string }) => `Line ${p.line} is not JSON: ${p.reason}`,
    remedy: 'Restore the line, or cut off the recording before it',
  },
  REPLAY_LINE_INVALID: {
    message: (p: { line: number; finding: string }) =>
      `Line ${p.line} is not an entry of an event log: ${p.finding}`,
    remedy: 'Restore the line, or cut off the recording before it',
  },
  REPLAY_START_MISSING: {
    message: () => 'The recording does not begin with the start of a conversation',
    remedy: 'Choose a recording that is complete from its first line',
  },
  REPLAY_SUITE_NOT_OFFERED: {
    message: (p: { reply: string; offered: string }) =>
      p.offered === ''
        ? `"${p.reply}" cannot be tapped: no quick replies are offered`
        : `"${p.reply}" cannot be tapped: the quick replies are ${p.offered}`,
    remedy: 'Tap a quick reply that is offered, or write the text with "say"',
  },
  REPLAY_SUITE_NOTHING_TO_WAIT_FOR: {
    message: (_: object) => 'The conversation has no pending timer',
    remedy: 'Wait for a duration such as 5m, or set a no-input time for the state',
  },
  REPLAY_SUITE_NOT_REPRODUCIBLE: {
    message: (p: { turn: number; event: string; recorded: string; replayed: string }) =>
      `The replay differs in turn ${p.turn} (${p.event}): ${p.recorded} became ${p.replayed}`,
    remedy: 'Report this bug: the same events must always give the same conversation',
  },
});
