/** What the runtime answers to a message. */
export interface RuntimeTurn {
  readonly id: string;
  readonly status: string;
  readonly resolution: string | null;
  readonly messages: readonly {
    readonly text: string;
    readonly citations: readonly { readonly source: string }[];
  }[];
}

/** A customer's channel to a runtime. */
export interface RuntimeClient {
  start(): Promise<RuntimeTurn>;
  send(conversation: string, text: string): Promise<RuntimeTurn>;
  recording(conversation: string): Promise<string>;
}

/** Talks to a runtime over HTTP. Every answer that is not a good one is an error with its text. */
export function createRuntimeClient(url: string): RuntimeClient {
  const request = async (path: string, body?: object): Promise<string> => {
    const response = await fetch(
      `${url}${path}`,
      body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      },
    );
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text;
  };
  return {
    start: async () => JSON.parse(await request('/conversations', {})),
    send: async (id, text) => JSON.parse(await request(`/conversations/${id}/messages`, { text })),
    recording: (id) => request(`/conversations/${id}/recording`),
  };
}
