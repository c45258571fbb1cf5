import { defineErrors } from '../base/defineErrors.ts';

/** Errors in the step of a state. The machine follows the state's error transition. */
export const stepErrors = defineErrors({
  FLOW_CONDITION_NOT_BOOLEAN: {
    message: (p: { expression: string; got: string }) =>
      `The condition \`${p.expression}\` returned ${p.got} instead of true or false`,
    remedy: 'Use a comparison, such as slots.days > 30',
  },
  FLOW_SLOT_UNKNOWN: {
    message: (p: { slot: string }) =>
      p.slot === '' ? 'No slot is chosen' : `The slot ${p.slot} is not declared in this project`,
    remedy: 'Choose a slot declared in dialoom.yaml, or declare it there',
  },
  FLOW_SLOT_VALUE: {
    message: (p: { slot: string; type: string; value: string }) =>
      `${p.value} is not a valid value for the slot ${p.slot} of type ${p.type}`,
    remedy: 'Change the expression, or the type of the slot in dialoom.yaml',
  },
  FLOW_QUERY_NOT_TEXT: {
    message: (p: { expression: string; got: string }) =>
      `The query \`${p.expression}\` returned ${p.got} instead of a text`,
    remedy: 'Use an expression that returns a text, such as message.text',
  },
  FLOW_ACCESS_NOT_LABELS: {
    message: (p: { expression: string; got: string }) =>
      `The access expression \`${p.expression}\` returned ${p.got} instead of access labels`,
    remedy: 'Use an expression that returns a text or a list of texts, such as slots.membership',
  },
});
