import type { WebSocket } from 'ws';
import type { EventMessage, ResponseMessage } from '../../engine/contract/wire.ts';
import type { Host } from '../host/host.ts';

/**
 * Connects one WebSocket client to the host: requests in, responses and events out, each one JSON text message.
 *
 * @param socket - An open socket whose peer has already been authorised.
 */
export function attachWebSocket(socket: WebSocket, host: Host): void {
  const send = (message: ResponseMessage | EventMessage): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const connection = host.connect(send);
  socket.on('message', (data) => {
    void connection.handle(parse(String(data))).then((response) => {
      // Not a request of the contract: the peer is not our renderer.
      if (response === undefined) socket.close(1008, 'not a Dialoom request');
      else send(response);
    });
  });
  // A frame that is broken or too large: the socket closes after it, and that is all there is to do.
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
