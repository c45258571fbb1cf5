import { defineErrors } from '../../base/defineErrors.ts';

/** What can keep an action from being run. */
export const errors = defineErrors({
  CONVERSATION_ACTIONS_UNAVAILABLE: {
    message: () => 'Actions cannot be run here',
    remedy: 'Run the project where its services are connected, or connect the error transition of the state',
  },
  REPLAY_ACTION_NOT_RECORDED: {
    message: (p: { action: string; input: string }) =>
      `The recording has no (further) answer of the action ${p.action} to ${p.input}`,
    remedy: 'Record the conversation again with the project as it is now',
  },
});
