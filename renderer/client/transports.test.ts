import { describe, expect, it } from 'vitest';
import { createWebSocketTransport, type SocketLike } from './transports.ts';

function world() {
  const sockets: (SocketLike & { sent: unknown[] })[] = [];
  const later: { run: () => void; milliseconds: number }[] = [];
  const transport = createWebSocketTransport({
    open: () => {
      const sent: unknown[] = [];
      const socket = {
        onopen: null,
        onclose: null,
        onmessage: null,
        sent,
        send: (data: string) => void sent.push(JSON.parse(data)),
        close: () => {},
      };
      sockets.push(socket);
      return socket;
    },
    later: (run, milliseconds) => void later.push({ run, milliseconds }),
  });
  const heard: boolean[] = [];
  transport.onConnection((connected) => heard.push(connected));
  return { transport, sockets, later, heard };
}

const ask = (id: number) => ({ id, method: 'app.info', params: {} });

describe('createWebSocketTransport', () => {
  it('keeps requests until the first connection stands', async () => {
    const { transport, sockets } = world();
    const answer = transport.request(ask(1));
    const socket = sockets[0]!;
    expect(socket.sent).toEqual([]);
    socket.onopen?.();
    expect(socket.sent).toEqual([ask(1)]);
    socket.onmessage?.({ data: JSON.stringify({ id: 1, result: 'yes' }) });
    expect(await answer).toEqual({ id: 1, result: 'yes' });
  });

  it('pairs answers with requests, whatever their order', async () => {
    const { transport, sockets } = world();
    sockets[0]!.onopen?.();
    const answers = Promise.all([transport.request(ask(1)), transport.request(ask(2))]);
    sockets[0]!.onmessage?.({ data: JSON.stringify({ id: 2, result: 'b' }) });
    sockets[0]!.onmessage?.({ data: JSON.stringify({ id: 1, result: 'a' }) });
    expect(await answers).toEqual([
      { id: 1, result: 'a' },
      { id: 2, result: 'b' },
    ]);
  });

  it('fails what is unanswered when the connection is lost, says so once, and comes back', async () => {
    const { transport, sockets, later, heard } = world();
    sockets[0]!.onopen?.();
    const answer = transport.request(ask(1));
    sockets[0]!.onclose?.();
    await expect(answer).rejects.toMatchObject({ code: 'HOST_DISCONNECTED' });
    await expect(transport.request(ask(2))).rejects.toMatchObject({ code: 'HOST_DISCONNECTED' });

    later[0]?.run();
    sockets[1]!.onclose?.();
    later[1]?.run();
    expect(heard).toEqual([false]);
    expect(later[1]!.milliseconds).toBeGreaterThan(later[0]!.milliseconds);

    sockets[2]!.onopen?.();
    expect(heard).toEqual([false, true]);
    const again = transport.request(ask(3));
    sockets[2]!.onmessage?.({ data: JSON.stringify({ id: 3, result: null }) });
    expect(await again).toEqual({ id: 3, result: null });
  });

  it('hands on what the host says unasked, and survives what is not JSON', () => {
    const { transport, sockets } = world();
    const events: unknown[] = [];
    transport.subscribe((event) => events.push(event));
    sockets[0]!.onopen?.();
    sockets[0]!.onmessage?.({ data: '{"event":"progress","payload":1}' });
    sockets[0]!.onmessage?.({ data: '{' });
    expect(events).toEqual([{ event: 'progress', payload: 1 }, undefined]);
  });
});
