import type { LastMessage } from '../../../kit/snapshot.ts';
import { bestIntent } from '../../../model/nluResult.ts';
import type { ReasonStatement } from '../../../model/statements.ts';
import type { RuleOf } from '../../compileEscalation.ts';
import type { Run } from '../../run.ts';

/** The customer brings up what only a person may talk about. */
export function restrictedTopicReason(
  run: Run,
  rule: RuleOf<'restricted_topic'>,
  { nlu }: LastMessage,
): ReasonStatement | undefined {
  const intent = bestIntent(nlu, run.project.policies.intentThreshold);
  if (intent === undefined || !rule.intents.includes(intent)) return undefined;
  const confidence = nlu.intents[0]?.confidence ?? 0;
  return { code: 'restricted_topic', params: { intent, confidence } };
}
