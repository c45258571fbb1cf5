import type { WebSocket } from 'ws';
import type { EventMessage, ResponseMessage } from '../../engine/contract/wire.ts';
import type { Host, PageResume } from '../host/host.ts';

/**
 * Connects one WebSocket client to the host. Requests, responses and events are JSON text messages.
 *
 * @param socket - An open socket whose client has already been authorised.
 * @param resume - Lets its page come back after a restart of the host.
 */
export function attachWebSocket(socket: WebSocket, host: Host, resume: PageResume): void {
  const send = (message: ResponseMessage | EventMessage): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const connection = host.connect(send, resume);
  socket.on('message', (data) => {
    void connection.handle(parse(String(data))).then((response) => {
      // It is not a request of the contract, so the client is not the studio's page.
      if (response === undefined) socket.close(1008, 'not a Dialoom request');
      else send(response);
    });
  });
  // After a frame that is broken or too large the socket closes by itself.
  socket.on('error', () => undefined);
  socket.on('close', () => void connection.close());
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
