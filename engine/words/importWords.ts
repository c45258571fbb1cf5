import type { ReportCode, ReportEntry, ReportParams } from '../model/reports/importReport.ts';

const words: { readonly [C in ReportCode]: (params: ReportParams[C]) => string } = {
  intent_made: ({ intent, label, utterances }) =>
    `intent ${intent} created from "${label}", with ${counted(utterances, 'utterance')}`,
  intent_extended: ({ intent, utterances }) => `intent ${intent}: ${counted(utterances, 'utterance')} added`,
  out_of_scope_extended: ({ messages }) => `${counted(messages, 'out-of-scope message')} added`,
  label_changed: ({ label, intent }) => `the label "${label}" is not a valid id and became ${intent}`,
  label_unusable: ({ label, messages }) =>
    `the label "${label}" cannot be turned into an id: ${counted(messages, 'message')}`,
  labels_joined: ({ labels, intent }) =>
    `${labels.map((label) => `"${label}"`).join(' and ')} became one intent, ${intent}`,
  annotation_unknown: ({ text, entity }) =>
    `"${text}" names the entity ${entity}, which is not in the project`,
  utterance_known: ({ text, intent }) => `"${text}" already belongs to ${ownerText(intent)}`,
  utterance_elsewhere: ({ text, intent, other }) =>
    `"${text}" for ${ownerText(intent)} already belongs to ${ownerText(other)}`,
  locale_unknown: ({ locale, text }) => `"${text}" is in ${locale}, which is not a locale of the project`,
  part_left_out: ({ part, messages }) => `${part} is only for evaluation: ${counted(messages, 'message')}`,
  action_made: ({ action }) => `action ${action} created`,
  variable_declared: ({ name }) => `${name} declared in dialoom.yaml`,
  secret_named: ({ secret }) =>
    `the secret is now ${secret}; its value was not stored, set it in the environment`,
  secret_left_out: ({ place }) => `the value of ${place} looks like a secret and was not stored`,
  headers_left_out: ({ headers }) => `headers that clients send for themselves: ${headers}`,
  option_left_out: ({ option }) => `${option} has no counterpart in an action`,
  command_left_out: ({ command }) => `what follows the command: ${command}`,
  action_known: ({ action }) => `action ${action} already calls it and stays as it is`,
  operation_left_out: ({ why }) =>
    why === 'method' ? 'actions do not have this method' : 'its path cannot be sent',
  operation_deprecated: ({ action }) => `the service has deprecated what ${action} calls`,
  calls_left_out: ({ calls }) => `${calls}, which the service calls`,
  parameter_left_out: ({ parameter, why }) => `the parameter ${parameter}: ${parameterReasons[why]}`,
  list_as_text: ({ input }) => `the input ${input} takes a list and is a text`,
  nested_as_json: ({ inputs }) =>
    `inputs with fields or alternatives of their own are JSON: ${inputs.join(', ')}`,
  body_left_out: ({ contentType }) => `a body of the type ${contentType}`,
  answer_left_out: ({ contentType }) => `answers of the type ${contentType} give no outputs`,
  fields_left_out: ({ part, fields }) =>
    `fields of the ${part} without an ${part === 'body' ? 'input' : 'output'}: ${fields.join(', ')}`,
  auth_left_out: ({ scheme, kind }) => `the credentials ${scheme} (${kind})`,
  server_incomplete: ({ server, variable }) =>
    server === ''
      ? `the document does not say where the service is; set ${variable}`
      : `the address ${server} is not complete; set ${variable}`,
  server_filled: ({ server, variable }) => `${variable} is ${server}, with the defaults of its parts`,
  server_left_out: ({ server, variable }) => `the address ${server}; to use it, change ${variable}`,
  reference_left_out: ({ reference }) => `${reference} is not in the document`,
};

const parameterReasons: Readonly<Record<ReportParams['parameter_left_out']['why'], string>> = {
  cookie: 'actions send no cookies',
  style: 'actions cannot send an object like this',
  header: 'this header belongs to the connection',
  invalid: 'it has no name or no place',
};

/** What an import did with something, in words: `line 12: "hello" already belongs to greet`. */
export function reportEntryText({ code, place, params }: ReportEntry): string {
  // The code of an entry determines its parameters.
  const text = (words[code] as (params: unknown) => string)(params);
  return place === undefined ? text : `${place}: ${text}`;
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function ownerText(intent: string | null): string {
  return intent ?? 'out of scope';
}
