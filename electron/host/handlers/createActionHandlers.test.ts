import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { projectFolder, smallProject } from '../../../engine/project/fixtures/projectFolder.ts';
import { client, newHost } from '../fixtures/testHost.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A service that answers with what it was asked. */
async function startService(): Promise<string> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ path: request.url, token: request.headers.authorization }));
  }).listen(0, '127.0.0.1');
  closing.push(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const manifest = `${smallProject['dialoom.yaml']}environment:
  variables: { RIDES_URL: {} }
  secrets: { RIDES_TOKEN: {} }
`;
const ride = (method: string) => `id: ride
name: Ride
input: { number: {} }
request: { method: ${method}, url: '{{ env.RIDES_URL }}/rides/{{ input.number }}' }
auth: { type: bearer, secret: RIDES_TOKEN }
output: { path: body.path }
mock:
  - { name: Any, response: { body: { path: from the example } } }
`;

async function opened(action: string, others: Readonly<Record<string, string>> = {}) {
  const { ask } = client(newHost().host);
  const path = projectFolder({
    ...smallProject,
    'dialoom.yaml': manifest,
    'actions/ride.yaml': action,
    ...others,
  });
  const { projectId } = await ask('projects.open', { path });
  return (how: 'mock' | 'live', values: Readonly<Record<string, string>> = {}, confirmed = false) =>
    ask('actions.try', { projectId, action: 'ride', input: { number: 'AB1' }, how, values, confirmed });
}

it('calls the mock examples, although another action is broken', async () => {
  const call = await opened(ride('POST'), {
    'actions/other.yaml': "id: other\nname: Other\nrequest: { url: '{{ env.NOWHERE }}' }\n",
  });
  const { result, curl } = await call('mock');
  expect(result).toMatchObject({ ok: true, output: { path: 'from the example' } });
  expect(curl).toBeNull();
});

it('calls the service with values for this call alone, and masks the secret', async () => {
  const url = await startService();
  const call = await opened(ride('GET'));
  const { result, received, curl } = await call('live', { RIDES_URL: url, RIDES_TOKEN: 's3cret-token' });
  expect(result).toMatchObject({ ok: true, output: { path: '/rides/AB1' } });
  expect(JSON.stringify([result, received, curl])).not.toContain('s3cret-token');
  expect(curl).toContain('$RIDES_TOKEN');
  expect((await call('live', { RIDES_URL: url })).result.error?.code).toBe('ACTION_SECRET_MISSING');
});

it('does not call a service that it would change unless somebody confirmed it', async () => {
  const url = await startService();
  const call = await opened(ride('POST'));
  const values = { RIDES_URL: url, RIDES_TOKEN: 's3cret-token' };
  await expect(call('live', values)).rejects.toMatchObject({ code: 'HOST_CALL_NOT_CONFIRMED' });
  expect((await call('live', values, true)).result.ok).toBe(true);
});

it('says that a broken action cannot be tried', async () => {
  const call = await opened('id: ride\nname: [\n');
  await expect(call('mock')).rejects.toMatchObject({ code: 'HOST_ACTION_UNUSABLE' });
});

it('reads a cURL command as an action, without the value of its secret', async () => {
  const { ask } = client(newHost().host);
  const { projectId } = await ask('projects.open', { path: projectFolder(smallProject) });
  const command = `curl 'https://api.rides.example/bookings/AB123' \\
    -H 'Authorization: Bearer s3cret-token' -H 'User-Agent: Mozilla' --json '{"guests": 2}'`;
  const read = await ask('actions.readCurl', { projectId, command });
  expect(read).toMatchObject({
    document: { request: { method: 'POST', body: { guests: 2 } }, auth: { type: 'bearer' } },
    secrets: [expect.stringMatching(/TOKEN$/)],
  });
  expect(Object.values(read.variables)).toEqual(['https://api.rides.example']);
  expect(read.notes.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['secret_named', 'headers_left_out']),
  );
  expect(JSON.stringify(read)).not.toContain('s3cret-token');
  await expect(ask('actions.readCurl', { projectId, command: "curl 'x" })).rejects.toMatchObject({
    code: 'INTEROP_DATA_INVALID',
  });
});

const document = {
  path: 'rides.yaml',
  content: `openapi: 3.1.0
info: { title: Rides, version: '1' }
servers: [{ url: 'https://rides.example' }]
paths:
  /rides:
    get:
      operationId: listRides
      responses: { '200': { description: All, content: { application/json: { example: { count: 2 } } } } }
    post: { operationId: bookRide, responses: { '201': { description: Booked } } }
`,
};

it('lists the operations of a document, and imports some without writing them', async () => {
  const { ask } = client(newHost().host);
  const { projectId } = await ask('projects.open', { path: projectFolder(smallProject) });
  const operations = await ask('actions.listOperations', document);
  expect(operations.map(({ id, method }) => `${method} ${id}`)).toEqual(['GET list_rides', 'POST book_ride']);
  const { files, report } = await ask('actions.importOperations', {
    ...document,
    projectId,
    ids: ['book_ride'],
  });
  expect(files.map(({ path, before }) => [path, before])).toEqual([
    ['actions/book_ride.yaml', null],
    ['dialoom.yaml', smallProject['dialoom.yaml']],
  ]);
  expect(report.map(({ code }) => code)).toContain('action_made');
  await expect(ask('actions.listOperations', { path: 'a.yaml', content: 'a: [' })).rejects.toMatchObject({
    code: expect.stringMatching(/^INTEROP_/),
  });
});

it('says which variables have a value, and never the value', async () => {
  const { ask } = client(newHost({ environment: { RIDES_URL: 'https://rides.example', EMPTY: '' } }).host);
  expect(await ask('actions.boundNames', { names: ['RIDES_URL', 'EMPTY', 'RIDES_TOKEN'] })).toEqual([
    'RIDES_URL',
  ]);
});
