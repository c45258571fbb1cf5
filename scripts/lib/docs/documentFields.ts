import type { DocumentKindName } from '../../../engine/model/documentKinds.ts';
import { entityKinds } from '../../../engine/model/entities/index.ts';
import { encoderFields } from './encoderFields.ts';
import { policyFields } from './policyFields.ts';
import { suiteFields } from './suiteFields.ts';

/** The reference texts of a kind of document. Types and defaults come from the schema. */
export interface DocumentProse {
  /** What the document is for, in one or two sentences. */
  readonly purpose: string;
  /** The meaning of each field of the schema, by path; a test requires exactly these. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The texts of `docs/reference/documents.md`. Files that are not documents (kind `other`) have none. */
export const documentProse: Readonly<Record<Exclude<DocumentKindName, 'other'>, DocumentProse>> = {
  manifest: {
    purpose: 'The settings of the project. A folder with this file is a project.',
    fields: {
      dialoom: 'Version of the document format. Older projects are migrated when they are opened.',
      name: 'Name of the project.',
      description: 'What the project is for.',
      defaultLocale:
        'Used if a conversation asks for no language, or for one that the project does not have.',
      locales: 'Languages of the project; each has a file in `locales/`.',
      timeZone:
        'The time zone (IANA) whose days and hours count, unless that of the customer is known. See the guide to [languages](../guide/languages.md#time-zone).',
      localeFallbacks:
        'Locale → fallback locales for missing texts, before its language and the default locale. See the guide to [languages](../guide/languages.md).',
      entryFlow: 'The flow that runs first.',
      slots: 'The typed values that a conversation collects.',
      'slots.<name>.type': 'Type of the value. Values of another type are rejected.',
      'slots.<name>.description': 'What the slot is for, for your colleagues.',
      'slots.<name>.entity':
        'Entity that fills the slot from any message while it is empty. Without an entity, only the state that asks fills the slot.',
      'slots.<name>.when':
        'Whether the dates of a `date` slot lie in the past or the future where a message does not say so: "3 March", "Monday".',
      'slots.<name>.role':
        'Only values with this role fill the slot. The state that asks also accepts values without a role.',
      'slots.<name>.values': 'Allowed values of a `list` slot.',
      'slots.<name>.sensitive':
        'Masked in logs, recordings and handoff packets, and hidden in the simulator.',
      'slots.<name>.scope':
        'How long values live: this conversation, all conversations of the customer (with their consent), or all conversations of all customers.',
      'slots.<name>.expires': 'Duration after which a value expires.',
      'slots.<name>.names': 'What customers call it: "no, the other order" asks for it again.',
      policies: 'Behaviour of the whole project that is set once for all flows.',
      ...below('policies', policyFields),
      encoder:
        'What turns texts into vectors, for search and understanding; see the guide to [encoders](../guide/encoders.md).',
      ...below('encoder', encoderFields),
      environment: 'The only environment variables that actions can read.',
      'environment.variables': 'Variables such as the address of a service.',
      'environment.variables.<name>.description': 'What to set it to.',
      'environment.variables.<name>.default': 'Value if the environment does not set it.',
      'environment.secrets':
        'Variables that hold secrets. Their values never appear in projects, bundles, recordings or logs.',
      'environment.secrets.<name>.description': 'Where to get it.',
    },
  },
  flow: {
    purpose: 'A state machine. States are in reading order; the state of kind `start` is entered first.',
    fields: {
      id: 'Must match the file name.',
      name: 'Display name. Shown to customers as a suggestion if the flow has triggers and no title.',
      description: 'What the flow does, for your colleagues.',
      title: 'Shown to customers when the flow is offered or resumed; the name when absent.',
      suggest: 'False: never suggested.',
      digressions: "What happens when the customer changes topic in it; the project's policy when absent.",
      owns: 'Slots that belong to its task: emptied when it ends or is cancelled.',
      triggers: 'Intents that start the flow, whichever flow is running.',
      states: 'The states.',
      'states[].id': 'Unique in the flow. Used in transitions and recordings.',
      'states[].kind': 'What the state does, see [node kinds](node-kinds.md).',
      'states[].name': 'Shown on the canvas; the id when absent.',
      'states[].note': 'A note for your colleagues.',
      'states[].authenticated': 'True: only for authenticated customers.',
      'states[].on': 'Transitions: outcome of the state → next state of this flow.',
      'states[].<name>': "The kind's own fields, beside the others, see [node kinds](node-kinds.md).",
    },
  },
  layout: {
    purpose:
      'Positions of the states of a flow on the canvas. The studio places states that are missing here.',
    fields: {
      states: 'Positions by state id.',
      'states.<name>.x': 'Left edge of the card, in pixels at zoom 1.',
      'states.<name>.y': 'Top edge of the card.',
    },
  },
  outOfScope: {
    purpose:
      'Messages of customers that belong to none of the intents. Thresholds are measured on them; see the guide to [improving understanding](../guide/improving-understanding.md).',
    fields: {
      utterances: 'Messages in the default language.',
      translations: 'Messages in the other languages of the project, by language.',
    },
  },
  intent: {
    purpose: 'Something that customers want, with the utterances it is learnt from.',
    fields: {
      id: 'Must match the file name.',
      name: 'Display name, used in the summary of a handoff.',
      description: 'When it applies, for your colleagues.',
      utterances:
        'What customers write when they want it, in the default language. Twenty different utterances make it reliable. Values may be annotated: `from [Berlin](city:from)`.',
      translations:
        'Utterances in the other languages of the project. A language needs as many as the default one to be equally reliable.',
    },
  },
  entity: {
    purpose: 'A kind of value that is found in messages.',
    fields: {
      id: 'Must match the file name.',
      name: 'Display name.',
      description: 'What it finds, for your colleagues.',
      type: `How values are found: ${entityKinds.map(({ type, found }) => `${found} (\`${type}\`)`).join(', ')}.`,
      roles:
        'The roles of a value, `[from, to]`: learnt from annotated utterances, or each with words that precede such a value.',
      ...Object.assign({}, ...entityKinds.map(({ fields }) => fields)),
    },
  },
  action: {
    purpose:
      'A call to an HTTP API, see the guide to [actions](../guide/actions-and-mock.md). Texts in `request` are Liquid over `input` and `env`.',
    fields: {
      id: 'Must match the file name.',
      name: 'Display name.',
      description: 'What it does, for your colleagues.',
      authenticated: 'True: only called for authenticated customers.',
      verified: 'Only called while the current values of these slots are verified.',
      'verified.slots': 'The slots. A slot with another value than the verified one is not verified.',
      'verified.flow':
        'The flow that verifies them. It runs first if a slot is not verified; without it, or if the flow does not succeed, the state follows its error transition (`MACHINE_SLOTS_NOT_VERIFIED`).',
      verifies: 'What a successful call verifies.',
      'verifies.slots':
        'Slots whose values are verified, if a state passes them to the action unchanged (`slots.order_id`). Sensitive slots cannot be verified.',
      'verifies.when': 'CEL over `output`: true if the values are right. Without it, success is enough.',
      data: '`customer`: reads or changes data of a customer, so that a call must be protected by `authenticated`, `verified` or `verifies`. `public`: data that anyone may see.',
      reads:
        'True: a call changes nothing, so that it is made again with a corrected value. False: it changes something. Without it, GET requests read and all others write.',
      input: 'Values that a state passes to the action.',
      'input.<name>.type': 'Type of the value. Numbers and booleans become texts where a text is needed.',
      'input.<name>.required': 'The call fails without a value. Optional inputs are then null.',
      'input.<name>.description': 'What it is, for your colleagues.',
      request: 'The request to send.',
      'request.method': 'HTTP method.',
      'request.url':
        'Liquid. Must start with `{{ env.NAME }}` or a fixed `https://host`, so that no value of a conversation determines the host. Values are percent-encoded.',
      'request.headers': 'Liquid by header name.',
      'request.query': 'Liquid by parameter name. Parameters that render to an empty text are omitted.',
      'request.body':
        'Sent as JSON; its texts are Liquid. A text that is only `{{ input.x }}` keeps the type of the input. A request has at most one of `body`, `form` and `text`.',
      'request.form':
        'Liquid by field name, sent as `application/x-www-form-urlencoded`. Fields that render to an empty text are omitted; a field that is only `{{ input.x }}` with a list is sent once for each item.',
      'request.text':
        'Liquid, sent as it is: as `text/plain`, unless `headers` has a `content-type` (XML, GraphQL…). Inserted values are not escaped.',
      auth: 'How the request is authorised. The secret comes from the environment.',
      'auth.type':
        '`bearer` and `basic` write the header `Authorization`; `header` and `query` send the secret in a header or query parameter of its own; `oauth2` fetches an access token with client credentials, sends it as a bearer token, and uses it until shortly before it expires.',
      'auth.secret': 'Name of a secret declared in `dialoom.yaml`; for `oauth2`, the client secret.',
      'auth.header': 'The header that carries the secret.',
      'auth.parameter': 'The query parameter that carries the secret.',
      'auth.username': 'User name. Liquid over `env`.',
      'auth.tokenUrl': 'Where tokens are fetched. Liquid over `env`, with the same rules as `request.url`.',
      'auth.clientId': 'Client id. Liquid over `env`.',
      'auth.scope': 'The scopes to ask for, separated by spaces. Liquid over `env`.',
      'auth.audience': 'The API that the token is for, if the service asks for it. Liquid over `env`.',
      'auth.credentials':
        'Whether the token request carries client id and secret in its header `Authorization` or in its form.',
      timeoutMs: 'Total time limit in milliseconds, including retries and the pauses between them.',
      retry:
        'Retries after transient failures (no connection, status 408, 425, 429, 500, 502 to 504). A `POST` or `PATCH` that changes something is only sent again if the service has certainly not carried it out (no connection, status 429), or with `idempotency`.',
      'retry.retries': 'Number of retries.',
      'retry.backoffMs': 'First pause in milliseconds; it doubles, with jitter. `Retry-After` is respected.',
      idempotency:
        'The service carries out requests with the same key once, so that they may be sent again. Every call that changes something has a key of its own, which stays the same when it is retried or repeated after a crash.',
      'idempotency.header': 'The header with the key. Without `idempotency` it is sent as `Idempotency-Key`.',
      cacheSeconds:
        'How long a successful answer is used again for the same request, in seconds. Only for actions that change nothing. Answers are kept in the memory of the process.',
      output:
        'Name → CEL over `status`, `headers` and `body`. The results are the output. Any status other than 200 to 299 is a failure without output. Instead of the CEL, a map with `value` and more about it.',
      'output.<name>.value': 'The CEL.',
      'output.<name>.type':
        'Type of the value; the call fails if it has another. Numbers and booleans become texts where a text is needed. Null has every type.',
      'output.<name>.sensitive':
        'True: masked in logs, recordings, transcripts, handoff packets and the simulator, wherever the value occurs.',
      mock: 'Mock examples, served over HTTP by `dialoom mock` and the simulator. The first matching one answers.',
      'mock[].name': 'Display name.',
      'mock[].when':
        'CEL condition over `request` (`method`, `path`, `params`, `query`, `headers`, `body`). Without it the example always matches.',
      'mock[].response': 'The response.',
      'mock[].response.status': 'HTTP status.',
      'mock[].response.headers': 'Headers.',
      'mock[].response.body': 'Sent as JSON; a text is sent as text.',
      'mock[].response.delayMs': 'Delay of the response in milliseconds.',
    },
  },
  locale: {
    purpose:
      'The texts in one language. A text field `$returns.ask_order` shows the text with that key. A text is a Liquid template, or a map of plural forms; see the guide to [languages](../guide/languages.md).',
    fields: {
      '<name>.count': 'The number, as CEL. Available to the texts as `count`.',
      '<name>.zero': 'Text for 0, in any language.',
      '<name>.one': 'Text for one, and for numbers that the language treats like one.',
      '<name>.two': 'Text for two, in languages that have such a form.',
      '<name>.few': 'Text for a few, in languages that have such a form.',
      '<name>.many': 'Text for many, in languages that have such a form.',
      '<name>.other': 'Text for all other numbers, and for missing forms.',
    },
  },
  originals: {
    purpose:
      'For translations that were written in the studio or imported: the text in the default language that they were made from. If that text is now another one, the translation is outdated. The studio and `dialoom texts import` write it; see the guide to [translating](../guide/translating.md).',
    fields: {
      language: 'The default language at that time. The entries count only while it is still the default.',
      texts: 'By key, the text that the translation was made from, or its plural forms.',
      'texts.<name>.count': 'The number of a plural text.',
      'texts.<name>.zero': 'Its text for 0.',
      'texts.<name>.one': 'Its form `one`.',
      'texts.<name>.two': 'Its form `two`.',
      'texts.<name>.few': 'Its form `few`.',
      'texts.<name>.many': 'Its form `many`.',
      'texts.<name>.other': 'Its form `other`.',
    },
  },
  suite: {
    purpose:
      'Conversations with expectations, run by `dialoom test`; see the guide to [tests](../guide/testing.md). An empty list in an expectation means: none at all.',
    fields: suiteFields,
  },
  questions: {
    purpose:
      'Questions that the knowledge base should or should not answer, run by `dialoom kb evaluate`. See the guide to [knowledge](../guide/knowledge.md).',
    fields: {
      questions: 'The questions.',
      'questions[].ask': "A question in a customer's words.",
      'questions[].expect':
        'The passage that answers it (`knowledge/returns.md#refunds`), a whole source, or `none`.',
      'questions[].locale': "Language of the conversation; the project's default when absent.",
    },
  },
  knowledge: {
    purpose:
      'A source of the knowledge base, in one of the formats below. See the guide to [knowledge](../guide/knowledge.md).',
    fields: {},
  },
};

/** Fields of a part of a document, by their path in the document. */
function below(path: string, fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, words]) => [`${path}.${name}`, words]));
}
