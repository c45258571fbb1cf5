import { defineErrors } from '../base/defineErrors.ts';

/** What can go wrong while a state takes its step. The machine turns each into the state's error path. */
export const stepErrors = defineErrors({
  FLOW_CONDITION_NOT_BOOLEAN: {
    message: (p: { expression: string; got: string }) => `The condition \`${p.expression}\` gives ${p.got}`,
    remedy: 'Write a comparison, so that it gives true or false',
  },
  FLOW_SLOT_UNKNOWN: {
    message: (p: { slot: string }) =>
      p.slot === '' ? 'No slot is chosen' : `The slot ${p.slot} is not declared in this project`,
    remedy: 'Choose a slot that dialoom.yaml declares, or declare it there',
  },
  FLOW_SLOT_VALUE: {
    message: (p: { slot: string; type: string; value: string }) =>
      `${p.value} does not fit the slot ${p.slot}, which is of type ${p.type}`,
    remedy: 'Change the expression, or the type of the slot in dialoom.yaml',
  },
  FLOW_QUERY_NOT_TEXT: {
    message: (p: { expression: string; got: string }) => `The query \`${p.expression}\` gives ${p.got}`,
    remedy: 'Write an expression that gives a text, such as message.text',
  },
  FLOW_ACCESS_NOT_LABELS: {
    message: (p: { expression: string; got: string }) => `The access \`${p.expression}\` gives ${p.got}`,
    remedy: 'Write an expression that gives a text or a list of texts, such as slots.membership',
  },
});
