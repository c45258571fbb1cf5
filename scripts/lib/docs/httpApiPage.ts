import { z } from 'zod';
import { sentPacket } from '../../../engine/model/handoffPacket.ts';
import { createServer } from '../../../engine/server/createServer.ts';
import { handoffFields } from './handoffFields.ts';
import { type HttpExample, httpExamples, serverSentEvents } from './httpExamples.ts';
import type { JsonSchema } from './jsonSchema.ts';
import { code, codeBlock, markdownTable } from './markdownTable.ts';
import { type SchemaField, schemaFields } from './schemaFields.ts';

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}

/** A route of the runtime as its own OpenAPI document has it. */
export interface HttpRoute {
  /** `POST /conversations/{id}/messages`. */
  readonly name: string;
  readonly operation: Operation;
}

/** The routes of the runtime. */
export async function httpRoutes(): Promise<readonly HttpRoute[]> {
  const unused = () => {
    throw new Error('The reference asks nothing of the server');
  };
  const app = await createServer({
    conversations: {
      start: unused,
      send: unused,
      get: unused,
      follow: unused,
      wake: unused,
      forgetCustomer: unused,
    },
    tokens: { customerOf: unused },
    notReady: () => null,
    info: { project: '', version: '' },
    logger: null,
  });
  await app.ready();
  const { paths = {} } = app.swagger();
  await app.close();
  return Object.entries(paths as Readonly<Record<string, Readonly<Record<string, Operation>>>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        operation,
      })),
  );
}

/** The fields of a handoff packet as its contract has them. */
export function packetFields(): readonly SchemaField[] {
  return schemaFields(z.toJSONSchema(sentPacket) as JsonSchema);
}

/** Reference of the runtime's HTTP API. */
export async function httpApiPage(): Promise<string> {
  const routes = await httpRoutes();
  const known = new Map<string, string>();
  return [
    '# HTTP API of the runtime',
    `What \`dialoom serve\` offers on port 8080 unless told otherwise. It listens on 127.0.0.1, and whatever
puts it on a network decides who may talk to it; who the customer is, a signed token says that the application which
knows them sends along. \`GET /openapi.json\` is this page for
programs (OpenAPI 3.1).`,
    `A turn is answered when it is written to disk, together with its handoff packets. Messages to one conversation are
answered one after the other, in the order in which they arrive.`,
    markdownTable(
      ['route', ''],
      routes.map(({ name, operation }) => [`[\`${name}\`](#${anchor(name)})`, operation.summary ?? '']),
    ),
    '## Errors',
    'Every error has the same form: a stable code, what happened, and what to do about it.',
    codeBlock('json', errorExample),
    markdownTable(
      ['status', 'meaning'],
      [
        ['400, 413, 415', 'The request is not valid; `message` says what of it.'],
        ['401, 403', "The customer's token is missing, not accepted, or that of another customer."],
        [
          '404',
          'There is no such conversation (`SERVER_UNKNOWN_CONVERSATION`) or route (`SERVER_NOT_FOUND`).',
        ],
        [
          '409',
          'The conversation has ended (`CONVERSATION_ENDED`), or another runtime on the same data went on with it meanwhile (`SERVER_TURN_OVERTAKEN`).',
        ],
        ['500', "The runtime's own trouble (`SERVER_INTERNAL`); its log says more."],
      ],
    ),
    ...routes.map((route) => section(route, known)),
    '## Events',
    `Each event has the place of its log entry as \`id\`. A client that reconnects with the last one as \`Last-Event-ID\`
(browsers do so by themselves) misses nothing and sees nothing twice. The stream begins with what was said already. A
comment line every 15 seconds keeps proxies from closing it.`,
    ...serverSentEvents.map(
      ({ event, meaning, data }) => `\`${event}\`: ${meaning}\n\n${codeBlock('json', JSON.stringify(data))}`,
    ),
    '## Handoff packets',
    `Posted as JSON to the URL given with \`--webhook\`, until it answers with 2xx: at least once each, with the packet's id
as \`Idempotency-Key\`. What is said about the conversation comes as code, params and text: let programs decide by the code,
and show people the text. See the guide to [escalation](../guide/escalation.md#the-outbox).`,
    markdownTable(
      ['field', 'type', 'meaning'],
      packetFields().map(({ path, type }) => [code(path), type, handoffFields[path] ?? '']),
    ),
  ].join('\n\n');
}

const errorExample = `{ "error": { "code": "CONVERSATION_ENDED", "message": "…", "remedy": "…" } }`;

function section({ name, operation }: HttpRoute, known: Map<string, string>): string {
  const example = httpExamples[name];
  if (example === undefined) throw new Error(`httpExamples.ts has no example of ${name}`);
  const body = schemaOf(operation.requestBody);
  const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in !== 'path');
  return [
    `## ${name}`,
    `${operation.summary}. ${example.note}`.trim(),
    codeBlock('sh', curl(name, example)),
    ...parameters.map(
      (parameter) => `Header ${code(parameter.name)}${parameter.required === true ? '' : ' (optional)'}.`,
    ),
    ...(body === undefined
      ? []
      : [`Body${mayBeLeftOut(operation.requestBody) ? ' (may be left out)' : ''}:`, fields(body)]),
    ...Object.entries(operation.responses).flatMap(([status, response]) =>
      answer(name, status, response, known),
    ),
    ...errorLine(operation),
  ].join('\n\n');
}

function answer(
  name: string,
  status: string,
  response: Content,
  known: Map<string, string>,
): readonly string[] {
  const schema = schemaOf(response);
  if (schema === undefined || isError(schema)) return [];
  const shape = JSON.stringify(schema);
  const same = known.get(shape);
  if (same !== undefined) return [`Answer ${status}: as of [\`${same}\`](#${anchor(same)}).`];
  known.set(shape, name);
  return [`Answer ${status}:`, fields(schema)];
}

function errorLine({ responses }: Operation): readonly string[] {
  const statuses = Object.keys(responses).filter((status) => isError(schemaOf(responses[status])));
  return statuses.length === 0 ? [] : [`[Errors](#errors): ${statuses.join(', ')}.`];
}

function isError(schema: JsonSchema | undefined): boolean {
  return schema?.properties?.error !== undefined;
}

function mayBeLeftOut(body: Operation['requestBody']): boolean {
  const schema = body?.content?.['application/json']?.schema;
  return schema?.anyOf?.some(({ type }) => type === 'null') === true;
}

function schemaOf(content: Content | undefined): JsonSchema | undefined {
  const schema = content?.content?.['application/json']?.schema;
  return schema?.anyOf?.find(({ properties }) => properties !== undefined) ?? schema;
}

function fields(schema: JsonSchema): string {
  return markdownTable(
    ['field', 'type', ''],
    schemaFields(schema).map(({ path, type, required }) => [code(path), type, required ? '' : 'optional']),
  );
}

/** The command that makes the request of an example; `$ID` is the conversation's id. */
function curl(name: string, { path, body, headers = {}, stream }: HttpExample): string {
  const [method] = name.split(' ');
  return [
    `curl${stream === true ? ' -N' : ''}${method === 'GET' ? '' : ` -X ${method}`}`,
    `localhost:8080${path}`,
    ...Object.entries(headers).map(([header, value]) => quotedHeader(`${header}: ${value}`)),
    ...(body === undefined ? [] : ["-H 'content-type: application/json'", `-d '${JSON.stringify(body)}'`]),
  ].join(' ');
}

/** A variable is only filled in between double quotes. */
function quotedHeader(header: string): string {
  return header.includes('$') ? `-H "${header}"` : `-H '${header}'`;
}

function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}
