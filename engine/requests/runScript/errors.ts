import { defineErrors } from '../../base/defineErrors.ts';

/** What can keep a script from being run. */
export const errors = defineErrors({
  CONVERSATION_SCRIPTS_UNAVAILABLE: {
    message: () => 'Scripts cannot be run here',
    remedy: 'Run the project where scripts are available, or connect the error transition of the state',
  },
  REPLAY_SCRIPT_NOT_RECORDED: {
    message: () =>
      'The recording has no (further) result of this script with this input, and scripts cannot be run here',
    remedy: 'Record the conversation again with the project as it is now',
  },
});
