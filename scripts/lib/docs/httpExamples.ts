/** A request to a route, as the reference shows it. A test sends each of them. */
export interface HttpExample {
  /** With `$ID` for the id of a conversation; in a header `$TOKEN` stands for the token of the customer c-1024. */
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answered piece by piece until the client goes. */
  readonly stream?: true;
  /** What is worth knowing besides the summary of the route. */
  readonly note: string;
}

/** An example of each route. */
export const httpExamples: Readonly<Record<string, HttpExample>> = {
  'GET /healthz': { path: '/healthz', note: 'Restart the process when this fails.' },
  'GET /readyz': {
    path: '/readyz',
    note: 'Send no conversations here while this answers 503, as it does while the runtime shuts down.',
  },
  'POST /conversations': {
    path: '/conversations',
    body: { locale: 'en' },
    note: 'The answer holds the greeting; the header `Location` names the conversation. A locale that the project does not have becomes its default one. `customerToken` is a JWT signed with HS256 and the secret of `--customer-secret-env`: `sub` is the id of the customer, who then counts as authenticated.',
  },
  'POST /conversations/{id}/messages': {
    path: '/conversations/$ID/messages',
    body: { text: 'I want to return something' },
    note: 'Send the `value` of a quick reply along when it was tapped. `messages` holds what was said in this turn only.',
  },
  'GET /conversations/{id}': {
    path: '/conversations/$ID',
    note: '`messages` holds everything that was said, by both.',
  },
  'GET /conversations/{id}/recording': {
    path: '/conversations/$ID/recording',
    note: 'It holds what the customer said, with the values of sensitive slots masked: see the guide to [sensitive values](../guide/privacy.md).',
  },
  'GET /conversations/{id}/events': {
    path: '/conversations/$ID/events',
    stream: true,
    note: 'See [events](#events).',
  },
  'DELETE /customers/{id}/memory': {
    path: '/customers/c-1024/memory',
    headers: { authorization: 'Bearer $TOKEN' },
    note: 'The token is that of the customer, as for starting a conversation. Conversations that were held are kept.',
  },
};

/** What `GET /conversations/{id}/events` sends. A test compares names and fields with a real stream. */
export const serverSentEvents: readonly {
  readonly event: string;
  readonly meaning: string;
  readonly data: Readonly<Record<string, unknown>>;
}[] = [
  {
    event: 'message',
    meaning: 'somebody said something.',
    data: {
      from: 'assistant',
      text: 'What would you like to do?',
      quickReplies: [{ label: 'Return an item', value: 'returns' }],
      citations: [],
      turn: 0,
    },
  },
  {
    event: 'handoff',
    meaning: 'a person takes over. The packet itself goes to the webhook, not to the customer.',
    data: { id: 'conv_c73a9e6936f52f9f0274_handoff_4', queue: 'support', priority: 'normal' },
  },
  {
    event: 'end',
    meaning: 'the conversation is over.',
    data: { resolution: 'escalated' },
  },
];
