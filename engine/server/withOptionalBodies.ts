import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';

type TransformObject = NonNullable<FastifyDynamicSwaggerOptions['transformObject']>;

/**
 * Says in the OpenAPI document that a body whose schema allows `null` may be left out; the plugin that writes the
 * document calls every body required.
 */
export const withOptionalBodies: TransformObject = (document) => {
  if (!('openapiObject' in document)) return document.swaggerObject;
  const { openapiObject } = document;
  for (const path of Object.values(openapiObject.paths ?? {})) {
    const body = path?.post?.requestBody;
    if (body === undefined || '$ref' in body) continue;
    const schema = body.content?.['application/json']?.schema;
    const may = schema !== undefined && 'anyOf' in schema && schema.anyOf?.some(isNull);
    if (may === true) body.required = false;
  }
  return openapiObject;
};

function isNull(schema: object): boolean {
  return 'type' in schema && schema.type === 'null';
}
