/** A request to a route, as shown in the reference. A test sends each of them. */
export interface HttpExample {
  /** `$ID` stands for the id of a conversation; in a header `$TOKEN` stands for the token of the customer c-1024. */
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** A streaming response, until the client disconnects. */
  readonly stream?: true;
  /** What to know besides the summary of the route. */
  readonly note: string;
}

/** An example of each route. */
export const httpExamples: Readonly<Record<string, HttpExample>> = {
  'GET /healthz': { path: '/healthz', note: 'Restart the process when this fails.' },
  'GET /readyz': {
    path: '/readyz',
    note: 'Send no new conversations while this answers 503, for example during a shutdown.',
  },
  'POST /conversations': {
    path: '/conversations',
    body: { locale: 'en' },
    note: 'The response contains the greeting; the header `Location` has the URL of the conversation. An unknown locale becomes the default one. `customerToken` is a JWT signed with HS256 and the secret of `--customer-secret-env`: `sub` is the id of the customer, who then counts as authenticated.',
  },
  'POST /conversations/{id}/messages': {
    path: '/conversations/$ID/messages',
    body: { text: 'I want to return something' },
    note: 'Include the `value` of a quick reply if it was tapped. `messages` contains only what was said in this turn.',
  },
  'GET /conversations/{id}': {
    path: '/conversations/$ID',
    note: '`messages` holds everything that was said, by both.',
  },
  'GET /conversations/{id}/recording': {
    path: '/conversations/$ID/recording',
    note: 'It contains what the customer said, with sensitive values masked: see the guide to [sensitive values](../guide/privacy.md).',
  },
  'GET /conversations/{id}/events': {
    path: '/conversations/$ID/events',
    stream: true,
    note: 'See [events](#events).',
  },
  'DELETE /customers/{id}/memory': {
    path: '/customers/c-1024/memory',
    headers: { authorization: 'Bearer $TOKEN' },
    note: "The token is the customer's, as for starting a conversation. Past conversations are kept.",
  },
};

/** The events of `GET /conversations/{id}/events`. A test compares names and fields with a real stream. */
export const serverSentEvents: readonly {
  readonly event: string;
  readonly meaning: string;
  readonly data: Readonly<Record<string, unknown>>;
}[] = [
  {
    event: 'message',
    meaning: 'a message was said.',
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
    meaning: 'the conversation is handed over. The packet itself goes to the webhook, not to the customer.',
    data: { id: 'conv_c73a9e6936f52f9f0274_handoff_4', queue: 'support', priority: 'normal' },
  },
  {
    event: 'end',
    meaning: 'the conversation has ended.',
    data: { resolution: 'escalated' },
  },
];
