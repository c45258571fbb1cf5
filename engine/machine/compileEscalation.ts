import { normalisePhrase } from '../kit/normalisePhrase.ts';
import type { EscalationRule } from '../model/escalationRule.ts';

/** A rule of one type. */
export type RuleOf<T extends EscalationRule['type']> = Extract<EscalationRule, { readonly type: T }>;

/** Rules that look at the result of an action. */
export type ResultRule = RuleOf<'action_failed' | 'action_slow'>;
/** Rules that look at how the conversation stands, not at what was just said. */
export type StandingRule = RuleOf<'turns' | 'condition'>;
/** Rules that are looked at when the customer says something. */
export type MessageRule = Exclude<EscalationRule, ResultRule>;

/** The escalation rules by when they are looked at, each list in the order of the project. */
export interface CompiledEscalation {
  readonly message: readonly MessageRule[];
  readonly result: readonly ResultRule[];
  readonly standing: readonly StandingRule[];
  /** Words of the keyword rules as they are compared, by id of the rule. */
  readonly phrases: ReadonlyMap<string, readonly string[]>;
}

/** Sorts the rules of a project by when they are looked at, so that those that are not there cost nothing. */
export function compileEscalation(rules: readonly EscalationRule[]): CompiledEscalation {
  const message: MessageRule[] = [];
  const result: ResultRule[] = [];
  const standing: StandingRule[] = [];
  const phrases = new Map<string, readonly string[]>();
  for (const rule of rules) {
    if (rule.type === 'action_failed' || rule.type === 'action_slow') result.push(rule);
    else message.push(rule);
    if (rule.type === 'turns' || rule.type === 'condition') standing.push(rule);
    if (rule.type === 'keyword') {
      phrases.set(
        rule.id,
        rule.words.map(normalisePhrase).filter((phrase) => phrase !== ''),
      );
    }
  }
  return { message, result, standing, phrases };
}
