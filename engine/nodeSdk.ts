/**
 * `dialoom/node-sdk`: what a node kind is made of. A kind is data and a pure function, see the guide "Writing a node
 * kind"; it is run by an engine that has it in its registry (`dialoom/engine`).
 */
export type { Json, JsonObject } from './base/json.ts';
export {
  type AskedSlot,
  defineNode,
  type Ladder,
  type NodeDefinition,
  type NodeDescription,
  type NodeKind,
} from './kit/defineNode.ts';
export type { QuickReply, SayEffect } from './kit/effect.ts';
export type { FieldDescriptor } from './kit/fieldDescriptor.ts';
export { expression, expressionMap, outcomeId, reference, text, uniqueIds } from './kit/fieldSchemas.ts';
export type { NodeFixture } from './kit/nodeFixture.ts';
export { errorOutcome, nextOutcome, noInputOutcome, noMatchOutcome, type Outcome } from './kit/outcome.ts';
export { runFixture } from './kit/runFixture.ts';
export { say } from './kit/say.ts';
export type { StepContext, StepTrigger } from './kit/stepContext.ts';
export type { StepNext, StepResult } from './kit/stepResult.ts';
