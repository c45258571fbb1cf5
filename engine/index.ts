/**
 * `dialoom/engine`: runs conversations of a project in this process. `createEngine` builds the engine from a project's
 * files, `startConversation` and `handleMessage` run a conversation; pass the session of each turn to the next one.
 */
export { AppError, type ErrorData, formatError } from './base/appError.ts';
export type { Clock, IdSource, Random } from './base/ports.ts';
export type { Problem } from './base/problem.ts';
export type { ConversationEngine } from './conversation/conversationEngine.ts';
export { createInProcessMemory } from './conversation/createInProcessMemory.ts';
export { fireTimer } from './conversation/fireTimer.ts';
export { handleMessage } from './conversation/handleMessage.ts';
export type { CustomerMessage } from './conversation/oneTurn.ts';
export type { Session } from './conversation/session.ts';
export { type ConversationStart, startConversation } from './conversation/startConversation.ts';
export type { Turn, TurnOptions, TurnOutcome } from './conversation/turnOutcome.ts';
export { createNodeRegistry, type NodeRegistry } from './kit/defineNode.ts';
export type { Customer } from './kit/snapshot.ts';
export type { Attachment } from './model/attachment.ts';
export type { HandoffPacket } from './model/handoffPacket.ts';
export { parseProject } from './model/parseProject.ts';
export type { ActionPort, KnowledgePort, MemoryPort } from './model/ports.ts';
export type { ProjectFiles } from './model/project.ts';
/** The built-in node kinds, in the order of the palette. */
export { nodeRegistry } from './nodes/index.ts';
export { createEngine, type EngineSource } from './project/createEngine.ts';
export { systemClock, systemIds, systemRandom } from './project/systemPorts.ts';
export type { RequestPorts } from './requests/requestRegistry.ts';
