import { defineErrors } from '../base/defineErrors.ts';

const reference = (what: string, where: string) => ({
  message: (p: { id: string; suggestion?: string | undefined }) => `There is no ${what} "${p.id}"`,
  remedy: (p: { id: string; suggestion?: string | undefined }) =>
    p.suggestion === undefined
      ? `Choose an existing one, or create it in ${where}`
      : `Did you mean "${p.suggestion}"?`,
});

/** Findings of the checks in a project whose documents all parse. */
export const checkErrors = defineErrors({
  FLOW_UNKNOWN_KIND: {
    message: (p: { kind: string; suggestion?: string | undefined }) => `There is no node kind "${p.kind}"`,
    remedy: (p: { kind: string; suggestion?: string | undefined }) =>
      p.suggestion === undefined
        ? 'Use a kind from the palette; the state is kept unchanged until then'
        : `Did you mean "${p.suggestion}"?`,
  },
  FLOW_STATE_INVALID: {
    message: (p: { label: string; field: string; finding: string }) =>
      p.field === ''
        ? `The ${p.label} state is not valid: ${p.finding}`
        : `${p.field} of the ${p.label} state: ${p.finding}`,
    remedy: 'Correct the field in the inspector or in the text view',
  },
  FLOW_FILTER_OF_OTHER_TYPE: {
    message: (p: { filter: string; slot: string; type: string }) =>
      `The filter ${p.filter} cannot write the slot "${p.slot}", which is of type ${p.type}`,
    remedy: 'Use another filter, or correct the type of the slot',
  },
  FLOW_DANGLING_TRANSITION: {
    message: (p: { outcome: string; target: string }) =>
      `The transition "${p.outcome}" leads to "${p.target}", which is not a state of this flow`,
    remedy: 'Connect the outcome to an existing state or remove the transition',
  },
  FLOW_UNKNOWN_OUTCOME: {
    message: (p: { outcome: string; known: string }) => `The state has no outcome "${p.outcome}"`,
    remedy: (p: { outcome: string; known: string }) =>
      p.known === '' ? 'Remove the transition' : `Remove the transition or use one of: ${p.known}`,
  },
  FLOW_OUTCOME_NOT_CONNECTED: {
    message: (p: { label: string }) => `Nothing is connected to the outcome "${p.label}"`,
    remedy: 'Connect this port to the next state',
  },
  FLOW_START_MISSING: {
    message: () => 'The flow has no start state',
    remedy: 'Add a start state from the palette and connect it',
  },
  FLOW_START_TWICE: {
    message: () => 'The flow has more than one start state; only the first is used',
    remedy: 'Delete the others',
  },
  FLOW_STATE_UNREACHABLE: {
    message: () => 'No transition leads here, so the state is never entered',
    remedy: 'Connect it or delete it',
  },
  FLOW_STATE_NO_WAY_OUT: {
    message: () => 'Infinite loop: no path from here reaches an end',
    remedy: 'Connect an outcome to a state that ends the flow, leaves it or hands over to an agent',
  },
  FLOW_NEVER_STARTED: {
    message: () => 'Nothing starts the flow: it has no triggers, and no state of another flow leads to it',
    remedy: 'Add a trigger, call it from another flow, or delete it',
  },
  FLOW_LAYOUT_ORPHAN: {
    message: (p: { flow: string }) => `The layout belongs to the flow "${p.flow}", which does not exist`,
    remedy: 'Delete the file, or rename it after the flow',
  },
  FLOW_SCRIPT_SYNTAX: {
    message: (p: { reason: string; line: number }) =>
      `Syntax error in the script, line ${p.line}: ${p.reason}`,
    remedy:
      'Correct the script; it is the body of a function with the parameter `input` and cannot use import or await',
  },
  FLOW_FIELD_EMPTY: {
    message: (p: { label: string }) => `The field "${p.label}" is empty`,
    remedy: 'Fill in the field; the state cannot run without it',
  },
  FLOW_CONDITION_CONSTANT: {
    message: (p: { label: string; value: string }) => `The condition "${p.label}" is always ${p.value}`,
    remedy: 'Write a condition, such as slots.amount > 100.0',
  },
  FLOW_UNKNOWN_FLOW: reference('flow', 'the flow list'),
  FLOW_UNKNOWN_STATE: reference('state', 'that flow'),
  FLOW_UNKNOWN_SLOT: reference('slot', 'the slots of dialoom.yaml'),
  FLOW_UNKNOWN_ENTITY: reference('entity', 'nlu/entities'),
  FLOW_UNKNOWN_INTENT: reference('intent', 'nlu/intents'),
  FLOW_UNKNOWN_ACTION: reference('action', 'actions'),
  FLOW_UNKNOWN_TEXT: {
    message: (p: { key: string; locale: string; suggestion?: string | undefined }) =>
      `There is no text "${p.key}" in locales/${p.locale}.yaml`,
    remedy: (p: { key: string; locale: string; suggestion?: string | undefined }) =>
      p.suggestion === undefined
        ? 'Add it there, or edit the text in the inspector'
        : `Did you mean "$${p.suggestion}"?`,
  },
  FLOW_MISSING_INPUT: {
    message: (p: { input: string; action: string }) => `The action ${p.action} needs the input "${p.input}"`,
    remedy: 'Set it to an expression, such as slots.order_id',
  },
  FLOW_UNKNOWN_INPUT: {
    message: (p: { input: string; action: string }) => `The action ${p.action} has no input "${p.input}"`,
    remedy: 'Remove it or declare it in the action',
  },
  FLOW_TRIGGER_TWICE: {
    message: (p: { intent: string; other: string }) =>
      `The intent "${p.intent}" already starts the flow "${p.other}"`,
    remedy: 'Keep the intent in one of the two flows',
  },
  FLOW_TRIGGER_TAKEN: {
    message: (p: { intent: string; policy: string }) =>
      `The intent "${p.intent}" is used by the policy ${p.policy}, so it never starts this flow`,
    remedy: 'Remove it here, or from the policy in dialoom.yaml',
  },
  LOCALE_NOT_LISTED: {
    message: (p: { locale: string }) =>
      `The language "${p.locale}" is not listed in the project, so its texts are not used`,
    remedy: 'Add it to locales in dialoom.yaml, or delete the file',
  },
  LOCALE_DEFAULT_NOT_LISTED: {
    message: (p: { locale: string }) => `The default language "${p.locale}" is not listed in the project`,
    remedy: 'Add it to locales in dialoom.yaml',
  },
  LOCALE_FILE_MISSING: {
    message: (p: { locale: string }) => `The language "${p.locale}" has no texts`,
    remedy: (p: { locale: string }) =>
      `Create locales/${p.locale}.yaml, or remove the language from dialoom.yaml`,
  },
  LOCALE_TEXT_MISSING: {
    message: (p: { key: string; locale: string; from: string }) =>
      `The text "${p.key}" is missing in "${p.locale}", so customers read it in "${p.from}"`,
    remedy: 'Translate the text',
  },
  LOCALE_TEXT_OUTDATED: {
    message: (p: { key: string; locale: string; from: string }) =>
      `The text "${p.key}" in ${p.from} has changed since it was translated into ${p.locale}`,
    remedy: 'Translate it again, or mark the translation as up to date in the Texts view',
  },
  LOCALE_PLACEHOLDER_LOST: {
    message: (p: { key: string; locale: string; names: string }) =>
      `The text "${p.key}" in ${p.locale} lacks what the text in the default language contains: ${p.names}`,
    remedy: 'Insert it, unless this language can do without it',
  },
  LOCALE_PLACEHOLDER_ADDED: {
    message: (p: { key: string; locale: string; names: string }) =>
      `The text "${p.key}" in ${p.locale} contains what the text in the default language does not: ${p.names}`,
    remedy: 'Correct the name, or add it to the text in the default language',
  },
  LOCALE_FALLBACK_NOT_LISTED: {
    message: (p: { locale: string; fallback: string }) =>
      `"${p.fallback}" is the fallback of "${p.locale}", but is not listed in the project`,
    remedy: 'Add it to locales in dialoom.yaml, or remove it from localeFallbacks',
  },
  LOCALE_PLURAL_FORM_MISSING: {
    message: (p: { key: string; locale: string; form: string; example: number }) =>
      `The text "${p.key}" has no form "${p.form}", which "${p.locale}" uses for numbers such as ${p.example}; "other" is used instead`,
    remedy: 'Add the form',
  },
  LOCALE_PLURAL_FORM_UNUSED: {
    message: (p: { key: string; locale: string; form: string }) =>
      `The language "${p.locale}" has no plural form "${p.form}", so this text is never used`,
    remedy: 'Remove the form',
  },
  PROJECT_RULE_WORD_EMPTY: {
    message: (p: { word: string }) =>
      `"${p.word}" has neither letters nor digits, so it never matches a message`,
    remedy: 'Write a word or a phrase, or delete it',
  },
  PROJECT_CONSENT_SLOT_UNFIT: {
    message: (p: { slot: string }) =>
      `The slot "${p.slot}" cannot hold the consent of customers, so nothing is remembered about them`,
    remedy: 'Set its type to boolean and its scope to customer, and do not mark it as sensitive',
  },
  PROJECT_SENSITIVE_REMEMBERED: {
    message: (p: { slot: string }) => `The slot "${p.slot}" is sensitive, so it is never remembered`,
    remedy: 'Remove the scope; the slot then lives for one conversation',
  },
  PROJECT_NOBODY_ASKED: {
    message: (p: { slot: string }) =>
      `The slot "${p.slot}" has the scope customer, but the project has no consent slot, so it is not remembered`,
    remedy: 'Set policies.memory.consentSlot to a boolean slot that holds the consent',
  },
  FLOW_OWNS_REMEMBERED: {
    message: (p: { slot: string }) =>
      `The flow owns the slot "${p.slot}" and empties it at its end, so it is not remembered despite its scope`,
    remedy: "Remove it from the flow's owned slots, or remove its scope",
  },
  PROJECT_SLOT_WITHOUT_VALUES: {
    message: (p: { slot: string }) => `The slot "${p.slot}" is of type list but has no values`,
    remedy: 'Add values, or change its type',
  },
  NLU_ENTITY_PATTERN_INVALID: {
    message: (p: { pattern: string; reason: string }) =>
      `/${p.pattern}/ is not a regular expression: ${p.reason}`,
    remedy: 'Correct the pattern (JavaScript syntax, without surrounding slashes)',
  },
  NLU_ANNOTATION_UNKNOWN_ENTITY: {
    message: (p: { text: string; id: string; suggestion?: string | undefined }) =>
      `"${p.text}" is annotated as ${p.id}, which is not an entity of the project`,
    remedy: (p: { text: string; id: string; suggestion?: string | undefined }) =>
      p.suggestion === undefined
        ? `Add nlu/entities/${p.id}.yaml, or write \\[ for a literal bracket`
        : `Write ${p.suggestion}, or \\[ where a bracket is meant`,
  },
  NLU_ANNOTATION_UNKNOWN_ROLE: {
    message: (p: { text: string; entity: string; role: string }) =>
      `"${p.text}" is annotated with the role ${p.role}, which the entity ${p.entity} does not have`,
    remedy: (p: { text: string; entity: string; role: string }) =>
      `Add it to roles in nlu/entities/${p.entity}.yaml, or use one of its roles`,
  },
  NLU_ENTITY_NOT_ANNOTATED: {
    message: (p: { id: string }) => `No utterance is annotated with ${p.id}, so it will never be extracted`,
    remedy: (p: { id: string }) =>
      `Annotate it in at least ten utterances, as in "a flight to [Rome](${p.id})"`,
  },
  PROJECT_SLOT_UNKNOWN_ROLE: {
    message: (p: { slot: string; role: string; entity: string }) =>
      `The slot ${p.slot} has the role ${p.role}, which the entity ${p.entity} does not have`,
    remedy: (p: { slot: string; role: string; entity: string }) =>
      `Add it to roles in nlu/entities/${p.entity}.yaml, or use one of its roles`,
  },
  PROJECT_SLOT_ROLE_WITHOUT_ENTITY: {
    message: (p: { slot: string; role: string }) => `The slot ${p.slot} has the role ${p.role} but no entity`,
    remedy: 'Set the entity whose values have this role',
  },
  PROJECT_SLOT_WHEN_WITHOUT_DATE: {
    message: (p: { slot: string; type: string }) =>
      `The slot ${p.slot} says when its dates are, but has the type ${p.type}`,
    remedy: 'Delete when, or give the slot the type date',
  },
  NLU_INTENT_REPEATED_UTTERANCE: {
    message: (p: { utterance: string; line: number }) => `"${p.utterance}" is already in line ${p.line}`,
    remedy: 'Delete one of the two',
  },
  NLU_INTENT_WITHOUT_UTTERANCES: {
    message: () => 'The intent has no utterances, so it is never recognised',
    remedy: 'Add at least ten examples of what customers write',
  },
  NLU_INTENT_LANGUAGE_NOT_LISTED: {
    message: (p: { locale: string; known: string }) =>
      `The language "${p.locale}" is not one of the project's languages (${p.known})`,
    remedy: 'Add it to locales in dialoom.yaml, or delete these utterances',
  },
  NLU_OUT_OF_SCOPE_LANGUAGE: {
    message: (p: { locale: string; known: string }) =>
      `The language "${p.locale}" is not one of the project's languages (${p.known})`,
    remedy: 'Add it to locales in dialoom.yaml, or delete these messages',
  },
  NLU_OUT_OF_SCOPE_TAUGHT: {
    message: (p: { utterance: string; intent: string }) =>
      `"${p.utterance}" is an out-of-scope message and also an utterance of the intent "${p.intent}"`,
    remedy: 'Keep it in one of the two places',
  },
  NLU_INTENT_SAME_UTTERANCE: {
    message: (p: { utterance: string; other: string }) =>
      `"${p.utterance}" is also an utterance of the intent "${p.other}"`,
    remedy: 'Keep it in the intent where it belongs; contradictory examples weaken both intents',
  },
  ACTION_UNKNOWN_INPUT: {
    message: (p: { input: string }) => `The action has no input "${p.input}"`,
    remedy: 'Declare it under input, or correct the name',
  },
  ACTION_UNKNOWN_OUTPUT: {
    message: (p: { output: string }) => `The action has no output "${p.output}"`,
    remedy: 'Declare it under output, or correct the name',
  },
  ACTION_VERIFIED_SLOT_SENSITIVE: {
    message: (p: { slot: string }) => `The slot ${p.slot} is sensitive and cannot be verified`,
    remedy: 'Name the slots that it proves instead, such as the username that belongs to a PIN',
  },
  ACTION_SLOT_NEVER_VERIFIED: {
    message: (p: { slot: string }) =>
      `No action verifies the slot ${p.slot}, so states that call this one always follow their error transition`,
    remedy: 'Add the slot to verifies.slots of the action that confirms its value',
  },
  FLOW_SLOT_NOT_PASSED: {
    message: (p: { action: string; slot: string }) =>
      `The action "${p.action}" verifies the slot ${p.slot}, but this state does not pass its value`,
    remedy: (p: { action: string; slot: string }) =>
      `Pass slots.${p.slot} unchanged as an input, or remove the slot from verifies.slots of the action`,
  },
  FLOW_VERIFIED_NOT_PASSED: {
    message: (p: { action: string; slots: string }) =>
      `The action "${p.action}" demands verified slots (${p.slots}), but this state passes none of them`,
    remedy: 'Pass the value of a verified slot unchanged, such as slots.order_id',
  },
  FLOW_CUSTOMER_DATA_UNPROTECTED: {
    message: (p: { action: string }) =>
      `The action "${p.action}" reads or changes a customer's data, but anyone can get it called`,
    remedy:
      'Set authenticated or verified in the action, or verifies if the call itself checks who the customer is',
  },
  FLOW_CUSTOMER_DATA_UNDECLARED: {
    message: (p: { action: string; slot: string }) =>
      `Whoever knows a value for the slot ${p.slot} is told what "${p.action}" answers`,
    remedy:
      'Set data: public in the action if anyone may know it; if not, set data: customer and protect it with authenticated, verified or verifies',
  },
  ACTION_SEVERAL_BODIES: {
    message: (p: { kinds: string }) => `The request has several bodies: ${p.kinds}`,
    remedy: 'Keep one: body for JSON, form for form fields, text for anything else',
  },
  ACTION_CONTENT_TYPE: {
    message: (p: { kind: string; contentType: string }) =>
      `request.${p.kind} is sent as ${p.kind === 'body' ? 'JSON' : 'form fields'}, but the content type is ${p.contentType}`,
    remedy: (p: { kind: string; contentType: string }) => contentTypeRemedy(p.kind, p.contentType),
  },
  ACTION_BODY_OF_GET: {
    message: () => 'A GET request has a body, which many services ignore or refuse',
    remedy: 'Use request.query, or another method',
  },
  ACTION_CACHE_OF_CHANGE: {
    message: () => 'The action changes something, so its answers are never used again',
    remedy: 'Remove cacheSeconds, or set reads: true if a call changes nothing',
  },
  ACTION_IDEMPOTENCY_OF_READ: {
    message: () => 'The action changes nothing, so its calls need no key',
    remedy: 'Remove idempotency, or set reads: false if a call changes something',
  },
  ACTION_AUTH_TWICE: {
    message: (p: { where: string; name: string }) => `Both auth and request.${p.where} set ${p.name}`,
    remedy: (p: { where: string; name: string }) =>
      `Remove ${p.name} from request.${p.where}, or remove auth`,
  },
  ACTION_AUTH_USES_INPUT: {
    message: (p: { input: string }) =>
      `auth cannot use input.${p.input}: credentials are the same for all customers`,
    remedy: 'Use a variable of the environment: {{ env.NAME }}',
  },
  ACTION_SENSITIVE_BOOLEAN: {
    message: (p: { output: string }) => `The output "${p.output}" is true or false and cannot be masked`,
    remedy: 'Remove sensitive, or give the output as text',
  },
  ACTION_WITHOUT_MOCK: {
    message: () => 'The action has no mock example, so it fails in the simulator',
    remedy: 'Add an example request and response of the service',
  },
  ACTION_ENV_VARIABLE_UNDECLARED: {
    message: (p: { name: string }) => `The environment variable ${p.name} is not declared`,
    remedy: 'Declare it under environment.variables in dialoom.yaml',
  },
  ACTION_ENV_SECRET_UNDECLARED: {
    message: (p: { name: string }) => `The secret ${p.name} is not declared`,
    remedy: 'Declare it under environment.secrets in dialoom.yaml',
  },
  PROJECT_ENCODER_NOT_RECORDED: {
    message: (p: { model: string }) =>
      `The files of the encoder's model ${p.model} are not recorded in the project`,
    remedy:
      'Choose Download in the project settings, or run "dialoom encoder download" ("dialoom encoder record" for your own folder)',
  },
  PROJECT_ENCODER_UNDECLARED: {
    message: (p: { name: string; where: 'variables' | 'secrets' }) =>
      `The encoder uses ${p.name}, which is not declared in environment.${p.where}`,
    remedy: (p: { name: string; where: 'variables' | 'secrets' }) =>
      `Add ${p.name} to environment.${p.where} in dialoom.yaml`,
  },
});

function contentTypeRemedy(kind: string, contentType: string): string {
  if (/^multipart\//i.test(contentType))
    return 'Forms in parts (multipart) are not supported; ask the service for another way';
  if (/^application\/x-www-form-urlencoded/i.test(contentType))
    return 'Move the fields to request.form, and remove the header';
  if (/json/i.test(contentType)) return 'Move the fields to request.body, or remove the header';
  return kind === 'body'
    ? 'Use request.text, which is sent as it is, or remove the header'
    : 'Use request.text, or remove the header';
}
