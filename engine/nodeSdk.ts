/**
 * `dialoom/node-sdk`: what a node kind is made of. A kind is data and a pure function, see the guide "Writing a node
 * kind"; it is run by an engine that has it in its registry (`dialoom/engine`).
 */
export type { Json, JsonObject } from './base/json.ts';
export type { NodeFixture } from './kit/defineNode.ts';
export {
  type AskedSlot,
  defineNode,
  errorOutcome,
  type Ladder,
  type NodeDefinition,
  type NodeDescription,
  type NodeKind,
  nextOutcome,
  noInputOutcome,
  noMatchOutcome,
  type Outcome,
} from './kit/defineNode.ts';
export type { QuickReply, SayEffect } from './kit/effect.ts';
export { say } from './kit/effect.ts';
export { expression, expressionMap, outcomeId, reference, text, uniqueIds } from './kit/fieldSchemas.ts';
export type { FieldDescriptor } from './kit/forms/fieldDescriptor.ts';
export { runFixture } from './kit/runFixture.ts';
export type { StepContext, StepNext, StepResult, StepTrigger } from './kit/step.ts';
