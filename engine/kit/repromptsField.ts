import type { ScalarListField } from './fieldDescriptor.ts';

/** The form field for the reprompts of a state that asks. */
export const repromptsField: ScalarListField = {
  path: 'reprompts',
  label: 'Reprompts',
  type: 'list',
  item: 'text',
  help: "Said when the answer does not fit, in turn; the project's when empty.",
  addLabel: 'Add a reprompt',
};
