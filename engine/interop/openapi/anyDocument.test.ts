import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileAction } from '../../actions/compileAction.ts';
import { createMockRoute } from '../../actions/mockRoute.ts';
import { AppError } from '../../base/appError.ts';
import { createWorkspace } from '../../edit/workspace.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { emptyProject, importOpenapi } from '../fixtures/importActions.ts';
import { importFile } from '../importFile.ts';

const name = fc.constantFrom(
  'id',
  'X-Key',
  'päge',
  '{{x}}',
  '',
  'in',
  '__proto__',
  'constructor',
  'a.b',
  '🙂',
);
const reference = fc.constantFrom('A', 'B', 'C').map((key) => ({ $ref: `#/components/schemas/${key}` }));
const rubbish = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant({ $ref: '#/nowhere' }), reference);
/** Mostly what belongs there, sometimes anything. */
const mostly = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 25, arbitrary }, { weight: 1, arbitrary: rubbish });
const map = <T>(value: fc.Arbitrary<T>) => fc.dictionary(name, value, { maxKeys: 3 });

const { schema } = fc.letrec((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    reference,
    fc.record(
      {
        type: mostly(
          fc.constantFrom('string', 'integer', 'number', 'boolean', 'object', 'array', ['null', 'string']),
        ),
        format: fc.constantFrom('date', 'uuid', 'constructor'),
        enum: mostly(fc.array(fc.jsonValue({ maxDepth: 1 }), { maxLength: 2 })),
        example: fc.jsonValue({ maxDepth: 2 }),
        minimum: mostly(fc.double()),
        multipleOf: mostly(fc.double()),
        minLength: mostly(fc.integer()),
        required: mostly(fc.array(name, { maxLength: 2 })),
      },
      { requiredKeys: [] },
    ),
    fc.record({ type: fc.constant('object'), properties: mostly(map(tie('schema'))) }),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record({ allOf: mostly(fc.array(tie('schema'), { maxLength: 3 })) }),
    fc.record({ oneOf: mostly(fc.array(tie('schema'), { maxLength: 3 })) }),
  ),
}));
const type = fc.constantFrom(
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
);
const content = mostly(
  fc.dictionary(type, mostly(fc.record({ schema, example: rubbish }, { requiredKeys: ['schema'] })), {
    maxKeys: 2,
  }),
);
const parameter = fc.record({
  name: mostly(name),
  in: mostly(fc.constantFrom('path', 'query', 'header', 'cookie')),
  required: mostly(fc.boolean()),
  schema,
});
const security = mostly(fc.array(map(fc.constant([])), { maxLength: 2 }));
const server = fc.record({
  url: mostly(fc.constantFrom('https://a.example/v1', '/v1', '{h}', 'https://{h}.b.example')),
});
const operation = mostly(
  fc.record(
    {
      operationId: mostly(name),
      summary: mostly(name),
      parameters: mostly(fc.array(mostly(parameter), { maxLength: 3 })),
      requestBody: mostly(fc.record({ content })),
      responses: mostly(
        fc.dictionary(fc.constantFrom('200', '204', '2XX', 'default', '404'), mostly(fc.record({ content }))),
      ),
      security,
    },
    { requiredKeys: [] },
  ),
);
const path = fc.constantFrom(
  '/a',
  '/a/{id}',
  '/{{x}}/{%y%}',
  '/a/{id}/{id}',
  '/a/../b',
  '/a b/{in}',
  'x',
  '/%',
);
const method = fc.constantFrom('get', 'post', 'put', 'delete', 'head', 'parameters', '$ref');
const scheme = mostly(
  fc.constantFrom(
    { type: 'http', scheme: 'bearer' },
    { type: 'http', scheme: 'basic' },
    { type: 'apiKey', in: 'header', name: 'X-Key' },
    { type: 'apiKey', in: 'query', name: 'id' },
    { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '{{x}}' } } },
  ),
);
const description = fc.record(
  {
    openapi: mostly(fc.constantFrom('3.0.3', '3.1.0')),
    info: mostly(fc.record({ title: mostly(name) })),
    servers: mostly(fc.array(mostly(server), { maxLength: 2 })),
    paths: mostly(
      fc.dictionary(path, mostly(fc.dictionary(method, operation, { maxKeys: 3 })), { maxKeys: 3 }),
    ),
    components: mostly(
      fc.record({
        schemas: fc.record({ A: schema, B: schema, C: schema }),
        securitySchemes: mostly(map(scheme)),
      }),
    ),
    security,
  },
  { requiredKeys: ['openapi', 'paths', 'components'] },
);

it('any document is imported as actions that compile and have a mock route, or is refused with a code', () => {
  let imported = 0;
  fc.assert(
    fc.property(description, (document) => {
      const file = { path: 'api.json', content: JSON.stringify(document) };
      try {
        importFile(createWorkspace(emptyProject, nodeRegistry), file, { as: 'openapi', choice: 'all' });
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect((error as AppError).code).toMatch(/^INTEROP_(DATA_INVALID|NOTHING_TO_IMPORT)$/);
        return;
      }
      const { project } = importOpenapi(file.content);
      for (const action of Object.values(project.actions)) {
        compileAction(action);
        createMockRoute(action);
        imported += 1;
      }
    }),
    { numRuns: 150 },
  );
  expect(imported).toBeGreaterThan(100);
});
