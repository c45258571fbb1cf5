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

/** A route of the runtime, from its own OpenAPI document. */
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
      waiting: unused,
      resume: unused,
      endPauses: async () => undefined,
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

/** The fields of a handoff packet according to its contract. */
export function packetFields(): readonly SchemaField[] {
  return schemaFields(z.toJSONSchema(sentPacket) as JsonSchema);
}

/** Reference of the runtime's HTTP API. */
export async function httpApiPage(): Promise<string> {
  const routes = await httpRoutes();
  const known = new Map<string, string>();
  return [
    '# HTTP API of the runtime',
    `The API of \`dialoom serve\`, by default on 127.0.0.1 port 8080. Whatever exposes it to a network controls who
can reach it. The application identifies the customer with a signed token. \`GET /openapi.json\` describes the API for
programs (OpenAPI 3.1).`,
    `A turn is answered once it is written to disk together with its handoff packets. Messages of a conversation are
answered one after the other, in the order in which they arrive.`,
    markdownTable(
      ['route', ''],
      routes.map(({ name, operation }) => [`[\`${name}\`](#${anchor(name)})`, operation.summary ?? '']),
    ),
    '## Errors',
    'Every error has the same form: a stable code, what happened, and how to fix it.',
    codeBlock('json', errorExample),
    markdownTable(
      ['status', 'meaning'],
      [
        ['400, 413, 415', 'The request is invalid; `message` has the reason.'],
        ['401, 403', "The customer's token is missing, invalid, or belongs to another customer."],
        [
          '404',
          'The conversation (`SERVER_UNKNOWN_CONVERSATION`) or route (`SERVER_NOT_FOUND`) does not exist.',
        ],
        [
          '409',
          'The conversation has ended (`CONVERSATION_ENDED`), or another runtime on the same data has continued it in the meantime (`SERVER_TURN_OVERTAKEN`).',
        ],
        ['500', 'An internal error of the runtime (`SERVER_INTERNAL`); its log has the details.'],
      ],
    ),
    ...routes.map((route) => section(route, known)),
    '## Events',
    `The \`id\` of each event is the position of its log entry. A client that reconnects with the last id as
\`Last-Event-ID\` (browsers do so automatically) gets every event exactly once. The stream begins with everything said
so far. A comment line every 15 seconds keeps proxies from closing it.`,
    ...serverSentEvents.map(
      ({ event, meaning, data }) => `\`${event}\`: ${meaning}\n\n${codeBlock('json', JSON.stringify(data))}`,
    ),
    '## Handoff packets',
    `Sent as JSON by \`POST\` to the URL given with \`--webhook\` until it answers with 2xx: at least once, with the packet's
id as \`Idempotency-Key\`. Statements about the conversation have a code, params and a text: use the code in programs, and
show the text to people. See the guide to [escalation](../guide/escalation.md#the-outbox).`,
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
      : [`Body${mayBeLeftOut(operation.requestBody) ? ' (optional)' : ''}:`, fields(body)]),
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
  if (same !== undefined) return [`Response ${status}: as for [\`${same}\`](#${anchor(same)}).`];
  known.set(shape, name);
  return [`Response ${status}:`, fields(schema)];
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

/** The command for the request of an example; `$ID` is the conversation's id. */
function curl(name: string, { path, body, headers = {}, stream }: HttpExample): string {
  const [method] = name.split(' ');
  return [
    `curl${stream === true ? ' -N' : ''}${method === 'GET' ? '' : ` -X ${method}`}`,
    `localhost:8080${path}`,
    ...Object.entries(headers).map(([header, value]) => quotedHeader(`${header}: ${value}`)),
    ...(body === undefined ? [] : ["-H 'content-type: application/json'", `-d '${JSON.stringify(body)}'`]),
  ].join(' ');
}

/** A shell expands variables only between double quotes. */
function quotedHeader(header: string): string {
  return header.includes('$') ? `-H "${header}"` : `-H '${header}'`;
}

function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}
