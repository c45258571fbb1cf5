import { defineErrors } from '../base/defineErrors.ts';

/** What a project can have wrong that only shows when it runs. The machine never throws these: see `takeErrorPath`. */
export const machineErrors = defineErrors({
  MACHINE_KIND_UNKNOWN: {
    message: (p: { kind: string }) => `The node kind ${p.kind} is not known to this version of Dialoom`,
    remedy: 'Choose one of the kinds in the palette, or open the project with the version it was made with',
  },
  MACHINE_STATE_UNUSABLE: {
    message: (p: { kind: string; findings: string }) =>
      `The data do not fit a ${p.kind} state: ${p.findings}`,
    remedy: 'Correct the field in the flow file or in the inspector',
  },
  MACHINE_TRANSITION_DANGLING: {
    message: (p: { outcome: string; target: string }) =>
      `The way out ${p.outcome} leads to the state ${p.target}, which is not in this flow`,
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
      'Choose a state of that flow; a conversation that was running while it was removed must begin anew',
  },
  MACHINE_OUTCOME_NOT_CONNECTED: {
    message: (p: { outcome: string }) => `The way out ${p.outcome} is not connected`,
    remedy: 'Connect it to a state of the same flow',
  },
  MACHINE_CALLS_TOO_DEEP: {
    message: (p: { flow: string; depth: number }) =>
      `Calling the flow ${p.flow} would run more than ${p.depth} flows inside each other`,
    remedy: 'Let the flow end before it is called again, or use a go-to state',
  },
  MACHINE_TEXT_MISSING: {
    message: (p: { key: string; locale: string }) =>
      `There is no text ${p.key} in the locale ${p.locale} or in those it falls back to`,
    remedy: 'Add the key to the locale file, or write the text into the state',
  },
  MACHINE_COUNT_NOT_A_NUMBER: {
    message: (p: { key: string; value: string }) =>
      `The text ${p.key} depends on a count, and its count is ${p.value}`,
    remedy: 'Let its count expression give a number, such as size(vars.items)',
  },
  MACHINE_NOT_AUTHENTICATED: {
    message: () => 'The customer has not proved who they are',
    remedy:
      'Name a flow that sees to it in policies.authentication.flow, and connect the error way of the state for those who cannot',
  },
  MACHINE_STEP_CRASHED: {
    message: (p: { kind: string; message: string }) => `A ${p.kind} state crashed: ${p.message}`,
    remedy: 'Report this: a node kind should turn every failure into an error of its own',
  },
  MACHINE_DONE_ALREADY: {
    message: (p: { action: string }) =>
      `The action ${p.action} has been carried out already, with what the customer said before they corrected it`,
    remedy: 'Connect the error way of the state to what is to happen then; without one a person takes over',
  },
  MACHINE_LOOP: {
    /** `what` is counted: steps, requests, wakes; or the place `flow/state` that was entered too often. */
    message: (p: { what: string; limit: number }) =>
      p.what.includes('/')
        ? `The flow runs in a circle: ${p.what} entered more than ${p.limit} times`
        : `The flow runs in a circle: more than ${p.limit} ${p.what} after one message`,
    remedy: 'Put a state that asks the customer into the circle, or a branch that leaves it',
  },
});
