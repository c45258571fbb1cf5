import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A language model that says what a test wants, when it wants. */
export interface FakeLlm {
  /** What the studio must know to ask it. */
  readonly environment: Record<string, string>;
  /** What it writes next, in parts: after each but the last it waits for `goOn`. */
  parts: readonly string[];
  /** Lets it write the next part. */
  goOn: () => void;
  close(): Promise<void>;
}

/** Starts it on a free port of loopback, with the API that OpenAI-compatible endpoints have. */
export async function startLlm(): Promise<FakeLlm> {
  const server = createServer(async (request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const [index, part] of llm.parts.entries()) {
      if (index > 0) await new Promise<void>((go) => Object.assign(llm, { goOn: go }));
      write(response, part, null);
    }
    write(response, '', 'stop');
    response.end('data: [DONE]\n\n');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const llm: FakeLlm = {
    environment: { DIALOOM_LLM_URL: `http://127.0.0.1:${port}/v1`, DIALOOM_LLM_MODEL: 'tiny' },
    parts: [],
    goOn: () => {},
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return llm;
}

function write(response: ServerResponse, content: string, finish: string | null): void {
  const choices = [{ index: 0, delta: { role: 'assistant', content }, finish_reason: finish }];
  const chunk = { id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'tiny', choices };
  response.write(`data: ${JSON.stringify(chunk)}\n\n`);
}
