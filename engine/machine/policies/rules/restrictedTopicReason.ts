import type { LastMessage } from '../../../kit/snapshot.ts';
import { bestIntent } from '../../../model/nluResult.ts';
import type { RuleOf } from '../../compileEscalation.ts';
import type { Run } from '../../run.ts';

/** The customer brings up what only a person may talk about. */
export function restrictedTopicReason(
  run: Run,
  rule: RuleOf<'restricted_topic'>,
  { nlu }: LastMessage,
): string | undefined {
  const { policies, intentNames } = run.project;
  const intent = bestIntent(nlu, policies.intentThreshold);
  if (intent === undefined || !rule.intents.includes(intent)) return undefined;
  const confidence = nlu.intents[0]?.confidence.toFixed(2);
  return `The customer brings up "${intentNames.get(intent) ?? intent}" (confidence ${confidence}), which only a person may talk about`;
}
