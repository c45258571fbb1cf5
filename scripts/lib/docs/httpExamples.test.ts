import { describe, expect, it } from 'vitest';
import { customerSecret, customerToken } from '../../../engine/server/fixtures/customerToken.ts';
import { testServer } from '../../../engine/server/fixtures/runtimeParts.ts';
import { httpRoutes } from './httpApiPage.ts';
import { httpExamples, serverSentEvents } from './httpExamples.ts';

describe('httpExamples', () => {
  it('has one for every route, and no others', async () => {
    const names = (await httpRoutes()).map(({ name }) => name);
    expect(Object.keys(httpExamples).sort()).toEqual([...names].sort());
  });

  it.each(Object.entries(httpExamples).filter(([, { stream }]) => stream !== true))(
    '%s is answered',
    async (name, { path, body, headers = {} }) => {
      const { app } = await testServer({ customerSecret });
      const token = await customerToken('c-1024');
      const { id } = (await app.inject({ method: 'POST', url: '/conversations' })).json();
      const answer = await app.inject({
        method: name.split(' ', 1)[0] as 'GET' | 'POST' | 'DELETE',
        url: path.replace('$ID', id),
        headers: Object.fromEntries(
          Object.entries(headers).map(([header, value]) => [header, value.replace('$TOKEN', token)]),
        ),
        ...(body === undefined ? {} : { payload: body }),
      });
      expect(answer.statusCode).toBeLessThan(300);
      await app.close();
    },
  );
});

describe('serverSentEvents', () => {
  it('match what a stream sends, field by field', async () => {
    const { app } = await testServer();
    const { id } = (await app.inject({ method: 'POST', url: '/conversations' })).json();
    await app.inject({
      method: 'POST',
      url: `/conversations/${id}/messages`,
      payload: { text: 'a person, please' },
    });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const response = await fetch(`${address}/conversations/${id}/events`);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('event: end')) text += (await reader.read()).value ?? '';
    await app.close();
    const sent = new Map(
      text
        .split('\n\n')
        .map((block) => /event: (.*)\ndata: (.*)/.exec(block))
        .filter((match) => match !== null)
        .map(([, event, data]) => [event, Object.keys(JSON.parse(data ?? '')).sort()]),
    );
    expect(Object.fromEntries(sent)).toEqual(
      Object.fromEntries(serverSentEvents.map(({ event, data }) => [event, Object.keys(data).sort()])),
    );
  });
});
