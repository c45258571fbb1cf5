import type { DocumentKindName } from '../../../engine/model/documentKinds.ts';
import { entityKinds } from '../../../engine/model/entities/index.ts';
import { encoderFields } from './encoderFields.ts';
import { policyFields } from './policyFields.ts';
import { suiteFields } from './suiteFields.ts';

/** What the reference says of a kind of document. Types and defaults come from the schema. */
export interface DocumentProse {
  /** What the document is for, in a sentence or two. */
  readonly purpose: string;
  /** What each field of the schema means, by path; a test wants all of them and no others. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The words of `docs/reference/documents.md`. Files that are no documents (kind `other`) have none. */
export const documentProse: Readonly<Record<Exclude<DocumentKindName, 'other'>, DocumentProse>> = {
  manifest: {
    purpose: 'What holds for the whole project. A folder with this file is a project.',
    fields: {
      dialoom: 'Version of the document format. Older projects are migrated when they are opened.',
      name: 'Name of the project.',
      description: 'What the project is for.',
      defaultLocale: 'Language of a conversation that asks for none, or for one that is not there.',
      locales: 'Languages of the project; each has a file in `locales/`.',
      localeFallbacks:
        'Locale → locales whose texts stand in for missing ones, before its language and the default locale. See the guide to [languages](../guide/languages.md).',
      entryFlow: 'Flow that a conversation starts with.',
      slots: 'The typed values that a conversation collects. They live as long as the conversation.',
      'slots.<name>.type': 'Type of the value. Values that do not fit are not taken.',
      'slots.<name>.description': 'What the slot holds, for colleagues.',
      'slots.<name>.entity':
        'Entity that fills the slot from any message while it is empty. Without one only the state that asks fills it.',
      'slots.<name>.role':
        'Only values of the entity in this role fill it. The state that asks also takes one whose role nothing tells.',
      'slots.<name>.values': 'Allowed values of a `list` slot.',
      'slots.<name>.sensitive':
        'Masked in logs, recordings and handoff packets, and hidden in the simulator.',
      'slots.<name>.scope':
        'How long a value lives: this conversation, all conversations of the customer (who must agree to it), or of everybody.',
      'slots.<name>.expires': 'Span of time after which a value is forgotten.',
      'slots.<name>.names': 'What customers call it: "no, the other order" asks for it again.',
      policies: 'Behaviour of the whole project that is not drawn in each flow.',
      ...below('policies', policyFields),
      encoder:
        'What turns texts into vectors, for search and understanding; see the guide to [encoders](../guide/encoders.md).',
      ...below('encoder', encoderFields),
      environment: 'Names of the environment variables that actions may read. No others are ever read.',
      'environment.variables': 'Variables such as the address of a service.',
      'environment.variables.<name>.description': 'What to set it to.',
      'environment.variables.<name>.default': 'Value where the environment has none.',
      'environment.secrets':
        'Variables that hold secrets. Their values are in no project, bundle, recording or log.',
      'environment.secrets.<name>.description': 'Where to get it.',
    },
  },
  flow: {
    purpose: 'One state machine. States stand in reading order; the state of kind `start` is entered first.',
    fields: {
      id: 'As in the file name.',
      name: 'Name for people. The no-match suggestions show it to customers when the flow has triggers.',
      description: 'What the flow does, for colleagues.',
      title: 'What customers read where the flow is offered or come back to; the name when absent.',
      suggest: 'False: never offered among the suggestions.',
      digressions: "What happens when another wish comes up in it; the project's policy when absent.",
      owns: 'Slots that belong to its task: emptied when it ends or is cancelled.',
      triggers: 'Intents that start the flow when a customer voices one, whatever flow is running.',
      states: 'The states.',
      'states[].id': 'Unique in the flow. Transitions and recordings name it.',
      'states[].kind': 'What the state does, see [node kinds](node-kinds.md).',
      'states[].name': 'Shown on the canvas; the id is when absent.',
      'states[].note': 'A remark for colleagues.',
      'states[].authenticated': 'True: only for customers who have proved who they are.',
      'states[].on': 'Transitions: a way out of the state → the next state of this flow.',
      'states[].<name>': "The kind's own fields, beside the others, see [node kinds](node-kinds.md).",
    },
  },
  layout: {
    purpose: 'Where the states of a flow stand on the canvas. The studio places what it does not name.',
    fields: {
      states: 'Places by id of the state.',
      'states.<name>.x': 'Left edge of the card, in pixels at zoom 1.',
      'states.<name>.y': 'Upper edge of the card.',
    },
  },
  outOfScope: {
    purpose:
      'Messages that customers write and that show none of the intents. Thresholds are measured on them; see the guide to [improving understanding](../guide/improving-understanding.md).',
    fields: {
      utterances: 'Such messages in the default language.',
      translations: 'Such messages in other languages of the project, by language.',
    },
  },
  intent: {
    purpose: 'Something a customer may want, with the utterances that it is learnt from.',
    fields: {
      id: 'As in the file name.',
      name: 'Name for people, used in the summary of a handoff.',
      description: 'When it applies, for colleagues.',
      utterances:
        'What customers say when they want it, in the default language. Twenty different ones make it reliable. Values may be annotated: `from [Berlin](city:from)`.',
      translations:
        'The same in the other languages of the project: a message in any of them is understood. As many as in the default language make it as reliable.',
    },
  },
  entity: {
    purpose: 'A kind of value that is found in messages.',
    fields: {
      id: 'As in the file name.',
      name: 'Name for people.',
      description: 'What it finds, for colleagues.',
      type: `How values are found: ${entityKinds.map(({ type, found }) => `${found} (\`${type}\`)`).join(', ')}.`,
      roles:
        'What a value may be in a message, `[from, to]`: told by annotated utterances, or each with words that stand before such a value.',
      ...Object.assign({}, ...entityKinds.map(({ fields }) => fields)),
    },
  },
  action: {
    purpose:
      'A call of an HTTP API, see the guide to [actions](../guide/actions-and-mock.md). Texts in `request` are Liquid over `input` and `env`.',
    fields: {
      id: 'As in the file name.',
      name: 'Name for people.',
      description: 'What it does, for colleagues.',
      authenticated: 'True: only called for customers who have proved who they are.',
      input: 'What a state gives to the action.',
      'input.<name>.type': 'Type of the value. Numbers and booleans become texts where a text is wanted.',
      'input.<name>.required': 'Without a value the call fails. Optional ones are null then.',
      'input.<name>.description': 'What it is, for colleagues.',
      request: 'What is sent.',
      'request.method': 'HTTP method.',
      'request.url':
        'Liquid. Begins with `{{ env.NAME }}` or a fixed `https://host`: no value of a conversation decides whom it talks to. Values are percent-encoded.',
      'request.headers': 'Liquid by name of the header.',
      'request.query': 'Liquid by name of the parameter. One that renders nothing is left out.',
      'request.body':
        'Sent as JSON; its texts are Liquid. A text that is only `{{ input.x }}` keeps the type of the input.',
      auth: 'How the request is authorised. The secret itself comes from the environment.',
      'auth.type':
        '`bearer` and `basic` write the header `Authorization`; `header` sends the secret in a header of its own.',
      'auth.secret': 'Name of a secret declared in `dialoom.yaml`.',
      'auth.header': 'The header that carries the secret.',
      'auth.username': 'User name.',
      timeoutMs: 'Milliseconds for everything: all attempts and the pauses between them.',
      retry: 'What may pass (no connection, status 408, 425, 429, 500, 502 to 504) is tried again.',
      'retry.retries': 'Attempts after the first. Give 0 to what must not happen twice.',
      'retry.backoffMs':
        'First pause in milliseconds; it doubles, with jitter. A `Retry-After` of the service counts.',
      output:
        'Name → CEL over `status`, `headers` and `body`. The results are the output. Any status but 200 to 299 is a failure and has none.',
      mock: 'Example answers, served by `dialoom mock` and the simulator over HTTP. The first that holds answers.',
      'mock[].name': 'Name for people.',
      'mock[].when':
        'CEL over `request` (`method`, `path`, `params`, `query`, `headers`, `body`) that must be true. Without it the example always holds.',
      'mock[].response': 'What is answered.',
      'mock[].response.status': 'HTTP status.',
      'mock[].response.headers': 'Headers.',
      'mock[].response.body': 'Sent as JSON; a text is sent as text.',
      'mock[].response.delayMs': 'Milliseconds before the answer.',
    },
  },
  locale: {
    purpose:
      'The texts in one language. A text field that is `$returns.ask_order` shows the text of that key. A text is a Liquid template, or a map of several, of which a number chooses one; see the guide to [languages](../guide/languages.md).',
    fields: {
      '<name>.count': 'The number, as CEL. Texts see it as `count`.',
      '<name>.zero': 'Text for 0, in any language.',
      '<name>.one': 'Text for one, and for what the language treats like it.',
      '<name>.two': 'Text for two, in languages that have such a form.',
      '<name>.few': 'Text for a few, in languages that have such a form.',
      '<name>.many': 'Text for many, in languages that have such a form.',
      '<name>.other': 'Text for every other number, and where a form is not written.',
    },
  },
  suite: {
    purpose:
      'Conversations that must go as they are written, run by `dialoom test`; see the guide to [tests](../guide/testing.md). An empty list in an expectation means: none at all.',
    fields: suiteFields,
  },
  questions: {
    purpose:
      'Questions that the knowledge base should answer, and such as it should not, asked by `dialoom kb evaluate`. See the guide to [knowledge](../guide/knowledge.md).',
    fields: {
      questions: 'The questions.',
      'questions[].ask': "A question in a customer's words.",
      'questions[].expect':
        'The passage that answers it (`knowledge/returns.md#refunds`), a source as a whole, or `none`.',
      'questions[].locale': "Language of the conversation; the project's default when absent.",
    },
  },
  knowledge: {
    purpose:
      'A source of the knowledge base, in one of the formats below. See the guide to [knowledge](../guide/knowledge.md).',
    fields: {},
  },
};

/** Fields of a part of a document, by their path in the whole. */
function below(path: string, fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, words]) => [`${path}.${name}`, words]));
}
