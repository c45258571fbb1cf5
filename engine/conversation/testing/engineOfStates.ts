import { parseProject } from '../../model/parseProject.ts';
import type { ConversationEngine } from '../conversationEngine.ts';
import { fixtureEngine } from './fixtureEngine.ts';

/**
 * An engine for a project with one flow.
 *
 * @param states - Its states as YAML, indented as below `states:`.
 * @param manifest - More of `dialoom.yaml`, starting with further slots (indented by two spaces).
 */
export function engineOfStates(
  states: string,
  change: Partial<ConversationEngine> = {},
  manifest = '',
): ConversationEngine {
  const { project, problems } = parseProject({
    'dialoom.yaml': `dialoom: 2
name: Kinds
locales: [en]
defaultLocale: en
entryFlow: main
slots:
  total: { type: number }
${manifest}`,
    'flows/main.flow.yaml': `
id: main
name: Main
states:
${states}`,
  });
  if (project === undefined || problems.length > 0) throw new Error(JSON.stringify(problems));
  return fixtureEngine(change, project);
}
