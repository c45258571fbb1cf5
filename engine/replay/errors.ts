import { defineErrors } from '../base/defineErrors.ts';

/** What can be wrong with a recording, and what a replay cannot do. */
export const replayErrors = defineErrors({
  REPLAY_RECORDING_EMPTY: {
    message: () => 'The recording is empty',
    remedy: 'Choose a file that the simulator or the runtime has recorded',
  },
  REPLAY_HEADER_INVALID: {
    message: (p: { finding: string }) => `The first line is not the header of a recording: ${p.finding}`,
    remedy: 'Choose a file that the simulator or the runtime has recorded, unchanged',
  },
  REPLAY_VERSION_UNKNOWN: {
    message: (p: { version: string }) => `The recording is of version ${p.version}, which is not known`,
    remedy: 'Open it with a newer version of Dialoom',
  },
  REPLAY_LINE_NOT_JSON: {
    message: (p: { line: number; reason: string }) => `Line ${p.line} is not JSON: ${p.reason}`,
    remedy: 'Restore the line, or cut the recording off before it',
  },
  REPLAY_LINE_INVALID: {
    message: (p: { line: number; finding: string }) =>
      `Line ${p.line} is not an entry of an event log: ${p.finding}`,
    remedy: 'Restore the line, or cut the recording off before it',
  },
  REPLAY_START_MISSING: {
    message: () => 'The recording does not begin with the start of a conversation',
    remedy: 'Choose a recording that is complete from its first line on',
  },
  REPLAY_SUITE_NOT_OFFERED: {
    message: (p: { reply: string; offered: string }) =>
      p.offered === ''
        ? `"${p.reply}" cannot be tapped: no answer is offered`
        : `"${p.reply}" cannot be tapped: offered are ${p.offered}`,
    remedy: 'Tap an answer that is offered, or write it with "say"',
  },
  REPLAY_SUITE_NOTHING_TO_WAIT_FOR: {
    message: (_: object) => 'The conversation does not wake up by itself',
    remedy: 'Wait a span of time such as 5m, or give the state a time after which silence counts',
  },
  REPLAY_SUITE_NOT_REPRODUCIBLE: {
    message: (p: { turn: number; event: string; recorded: string; replayed: string }) =>
      `Replayed, turn ${p.turn} (${p.event}) is another: ${p.recorded} became ${p.replayed}`,
    remedy: 'Report it: the same events must always give the same conversation',
  },
});
