import { describe, expect, it } from 'vitest';
import type { RequestMessage } from '../../engine/contract/wire.ts';
import { createHostClient } from './connectToHost.ts';
import type { Transport } from './transports.ts';

function fakeTransport(answer: (message: RequestMessage) => unknown) {
  const sent: RequestMessage[] = [];
  let emit: (message: unknown) => void = () => {};
  const transport: Transport = {
    request: async (message) => {
      sent.push(message);
      return answer(message);
    },
    subscribe: (listener) => {
      emit = listener;
      return () => {};
    },
    connection: () => 'connected',
    onConnection: () => () => {},
    reconnect: () => {},
  };
  return { transport, sent, emit: (message: unknown) => emit(message) };
}

describe('createHostClient', () => {
  it('numbers its requests and returns the checked result', async () => {
    const { transport, sent } = fakeTransport(({ id }) => ({ id, result: [] }));
    const client = createHostClient(transport);
    expect(await client.request('templates.list', {})).toEqual([]);
    await client.request('projects.recent', {});
    expect(sent.map(({ id, method }) => [id, method])).toEqual([
      [1, 'templates.list'],
      [2, 'projects.recent'],
    ]);
  });

  it('rethrows errors of the host, with code and remedy', async () => {
    const error = { code: 'HOST_X', message: 'No', remedy: 'Do', location: { file: 'a.yaml' } };
    const { transport } = fakeTransport(({ id }) => ({ id, error }));
    await expect(createHostClient(transport).request('templates.list', {})).rejects.toMatchObject(error);
  });

  it('rejects a result that does not match the contract', async () => {
    const { transport } = fakeTransport(({ id }) => ({ id, result: [{ id: 1 }] }));
    await expect(createHostClient(transport).request('templates.list', {})).rejects.toMatchObject({
      code: 'CONTRACT_INVALID_RESULT',
    });
  });

  it('rejects an answer that is not a response', async () => {
    const { transport } = fakeTransport(() => 'what?');
    await expect(createHostClient(transport).request('templates.list', {})).rejects.toMatchObject({
      code: 'CONTRACT_INVALID_RESULT',
    });
  });

  it('passes valid events to current listeners, and drops all others', () => {
    const { transport, emit } = fakeTransport(() => null);
    const client = createHostClient(transport);
    const seen: string[] = [];
    const end = client.subscribe('progress', ({ label }) => seen.push(label));
    const payload = { projectId: 'p', task: 't', label: 'Indexing', fraction: null, done: false };
    emit({ event: 'progress', payload });
    emit({ event: 'progress', payload: { ...payload, fraction: 2 } });
    emit({ event: 'unheard.of', payload });
    emit(undefined);
    end();
    emit({ event: 'progress', payload });
    expect(seen).toEqual(['Indexing']);
  });
});
