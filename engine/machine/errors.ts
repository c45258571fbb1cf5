import { defineErrors } from '../base/defineErrors.ts';

/** Faults of a project that only show while it runs. The machine never throws these; see `takeErrorTransition`. */
export const machineErrors = defineErrors({
  MACHINE_KIND_UNKNOWN: {
    message: (p: { kind: string }) => `The node kind ${p.kind} is unknown to this version of Dialoom`,
    remedy: 'Choose one of the kinds in the palette, or open the project with the version it was made with',
  },
  MACHINE_STATE_UNUSABLE: {
    message: (p: { kind: string; findings: string }) =>
      `The data is invalid for a ${p.kind} state: ${p.findings}`,
    remedy: 'Correct the field in the flow file or in the inspector',
  },
  MACHINE_TRANSITION_DANGLING: {
    message: (p: { outcome: string; target: string }) =>
      `The outcome ${p.outcome} leads to the state ${p.target}, which is not in this flow`,
    remedy: 'Connect it to a state of the same flow, or remove it',
  },
  MACHINE_START_MISSING: {
    message: (p: { flow: string }) => `The flow ${p.flow} has no start state`,
    remedy: 'Add a start state and connect it to the first state',
  },
  MACHINE_FLOW_UNKNOWN: {
    message: (p: { flow: string }) =>
      p.flow === '' ? 'No flow is chosen' : `There is no flow ${p.flow} in this project`,
    remedy: 'Choose a flow of this project, or add a flow with that id',
  },
  MACHINE_STATE_UNKNOWN: {
    message: (p: { flow: string; state: string }) => `There is no state ${p.state} in the flow ${p.flow}`,
    remedy:
      'Choose a state of that flow; a conversation that was running when it was removed must be restarted',
  },
  MACHINE_OUTCOME_NOT_CONNECTED: {
    message: (p: { outcome: string }) => `The outcome ${p.outcome} is not connected`,
    remedy: 'Connect it to a state of the same flow',
  },
  MACHINE_CALLS_TOO_DEEP: {
    message: (p: { flow: string; depth: number }) =>
      `Calling the flow ${p.flow} would nest more than ${p.depth} flows`,
    remedy: 'End the flow before it is called again, or use a go-to state',
  },
  MACHINE_TEXT_MISSING: {
    message: (p: { key: string; locale: string }) =>
      `There is no text ${p.key} in the locale ${p.locale} or the locales it falls back to`,
    remedy: 'Add the key to the locale file, or write the text in the state itself',
  },
  MACHINE_COUNT_NOT_A_NUMBER: {
    message: (p: { key: string; value: string }) =>
      `The count of the text ${p.key} must be a number, but is ${p.value}`,
    remedy: 'Use a count expression that returns a number, such as size(vars.items)',
  },
  MACHINE_NOT_AUTHENTICATED: {
    message: () => 'The customer is not authenticated',
    remedy:
      'Set policies.authentication.flow to a flow that authenticates customers, and connect the error transition of the state',
  },
  MACHINE_SLOTS_NOT_VERIFIED: {
    message: (p: { slots: string }) => `No action has confirmed the values of these slots: ${p.slots}`,
    remedy:
      'Set verified.flow of the action to a flow that verifies them, and connect the error transition of the state',
  },
  MACHINE_STEP_CRASHED: {
    message: (p: { kind: string; message: string }) => `A ${p.kind} state crashed: ${p.message}`,
    remedy: 'Report this: a node kind must report every failure as an error of its own',
  },
  MACHINE_DONE_ALREADY: {
    message: (p: { action: string }) =>
      `The action ${p.action} was already carried out with the value before the correction`,
    remedy:
      'Connect the error transition of the state; without one the conversation is handed over to an agent',
  },
  MACHINE_LOOP: {
    /** `what` is what was counted (steps, requests, wakes), or the place `flow/state` that was entered too often. */
    message: (p: { what: string; limit: number }) =>
      p.what.includes('/')
        ? `The flow loops: ${p.what} was entered more than ${p.limit} times`
        : `The flow loops: more than ${p.limit} ${p.what} after one message`,
    remedy: 'Add a state that asks the customer to the loop, or a branch that leaves it',
  },
});
