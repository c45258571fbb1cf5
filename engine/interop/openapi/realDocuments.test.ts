import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, describe, expect, it } from 'vitest';
import { createHttpActions } from '../../actions/createHttpActions.ts';
import { startMockServer } from '../../actions/startMockServer.ts';
import type { Json } from '../../base/json.ts';
import { importOpenapi } from '../fixtures/importActions.ts';

const require = createRequire(import.meta.url);
const closers: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

const values = { text: 'a', number: 1, boolean: true, json: {} } satisfies Record<string, Json>;

/**
 * Imports a whole document and calls every action at the mock server.
 *
 * @returns The calls that failed, and how often each code is in the report.
 */
async function callAll(file: string) {
  const imported = importOpenapi(readFileSync(file, 'utf8'));
  const { actions, manifest } = imported.project;
  const { environment } = manifest;
  const server = await startMockServer({ actions, environment, port: 0 });
  closers.push(() => server.close());
  const env = Object.fromEntries([
    ...Object.keys(environment.variables).map((name) => [
      name,
      /_URL(?:_\d+)?$/.test(name) ? server.url : 'x',
    ]),
    ...Object.keys(environment.secrets).map((name) => [name, 'secret']),
  ]);
  const http = createHttpActions({ actions, environment, env, mockUrl: server.url });
  closers.push(() => http.close());
  const failed: unknown[] = [];
  for (const { id, input } of Object.values(actions)) {
    const given = Object.fromEntries(Object.entries(input).map(([name, { type }]) => [name, values[type]]));
    const { ok, error, output } = await http.run({ action: id, input: given, idempotencyKey: id });
    if (!ok || Object.keys(output).length !== Object.keys(actions[id]?.output ?? {}).length)
      failed.push({ id, error });
  }
  const counts: Record<string, number> = {};
  for (const { code } of imported.report) counts[code] = (counts[code] ?? 0) + 1;
  return { imported, failed, counts };
}

describe('every action answers that is imported from', () => {
  it('the petstore, OpenAPI 3.0 as JSON', async () => {
    const { imported, failed, counts } = await callAll(
      require.resolve('@readme/oas-examples/3.0/json/petstore.json'),
    );
    expect(failed).toEqual([]);
    expect(counts).toMatchObject({ action_made: 20, auth_left_out: 7, body_left_out: 1 });
    expect(imported.project.actions.add_pet?.request.body).toMatchObject({ name: '{{ input.name }}' });
  });

  it('Star Trek, OpenAPI 3.0 as YAML with forms and schemas that refer to each other', async () => {
    const { imported, failed, counts } = await callAll(
      require.resolve('@readme/oas-examples/3.0/yaml/star-trek.yaml'),
    );
    expect(failed).toEqual([]);
    expect(counts).toMatchObject({ action_made: 120 });
    expect(
      Object.values(imported.project.actions).filter(({ request }) => request.form).length,
    ).toBeGreaterThan(5);
  });

  it('Scalar Galaxy, OpenAPI 3.1 as YAML with alternatives, callbacks and all kinds of credentials', async () => {
    const { imported, failed, counts } = await callAll(require.resolve('@scalar/galaxy/3.1.yaml'));
    expect(failed).toEqual([]);
    expect(counts).toMatchObject({
      action_made: 10,
      calls_left_out: 2,
      body_left_out: 1,
      server_left_out: 1,
    });
    const { create_celestial_body: body, get_me: me, get_token: token } = imported.project.actions;
    expect(body?.input).toMatchObject({ body: { type: 'json' } });
    expect(me?.auth).toMatchObject({ type: 'basic' });
    expect(token?.output).toMatchObject({ token: { sensitive: true } });
  });

  it('a document with all kinds of security, OpenAPI 3.1', async () => {
    const { failed, counts } = await callAll(require.resolve('@readme/oas-examples/3.1/json/security.json'));
    expect(failed).toEqual([]);
    expect(counts).toMatchObject({ action_made: 15, secret_named: 5 });
  });

  it('a document with all styles of parameters, OpenAPI 3.1', async () => {
    const { failed } = await callAll(require.resolve('@readme/oas-examples/3.1/json/parameters-style.json'));
    expect(failed).toEqual([]);
  });
});
