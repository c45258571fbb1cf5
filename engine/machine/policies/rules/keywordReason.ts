import { normalisePhrase } from '../../../kit/normalisePhrase.ts';
import type { LastMessage } from '../../../kit/snapshot.ts';
import type { ReasonStatement } from '../../../model/statements.ts';
import type { RuleOf } from '../../compileEscalation.ts';
import type { Run } from '../../run.ts';

/** The message holds one of the words: whole words only, in any case, with or without accents and punctuation. */
export function keywordReason(
  run: Run,
  rule: RuleOf<'keyword'>,
  message: LastMessage,
): ReasonStatement | undefined {
  const text = ` ${normalisePhrase(message.text)} `;
  const found = run.project.escalation.phrases.get(rule.id)?.find((phrase) => text.includes(` ${phrase} `));
  return found === undefined ? undefined : { code: 'keyword_used', params: { phrase: found } };
}
