import type { JsonObject } from '../../base/json.ts';
import type { MemoryPort } from '../../model/memoryPort.ts';
import type { Project } from '../../model/project.ts';
import type { SuiteTest } from '../../model/suite.ts';

/**
 * Has a memory remember what a test says is remembered from before: each slot for the project or for the customer of
 * the test, as it is declared.
 *
 * @param at - When it was remembered, milliseconds since the epoch.
 */
export async function seedMemory(
  port: MemoryPort,
  { memory, customer }: SuiteTest,
  project: Project,
  at: number,
): Promise<void> {
  const { slots } = project.manifest;
  const ofScope = (scope: 'customer' | 'project'): JsonObject =>
    Object.fromEntries(Object.entries(memory ?? {}).filter(([slot]) => slots[slot]?.scope === scope));
  await port.remember({ scope: 'project' }, ofScope('project'), at);
  if (customer !== undefined)
    await port.remember({ scope: 'customer', id: customer.id }, ofScope('customer'), at);
}
