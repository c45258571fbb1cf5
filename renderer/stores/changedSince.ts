import type { Intent } from '../../engine/model/intent.ts';
import type { OutOfScope } from '../../engine/model/outOfScope.ts';
import type { MeasureKind } from './measureKind.ts';
import type { UnderstandingBasis } from './understandingBasis.ts';

type Utterances = Pick<Intent, 'utterances' | 'translations'>;

/**
 * What has changed since something was measured, of what its kind depends on: the utterances, or a threshold that the
 * figures were counted with. Null: nothing, the result still holds. An edit that was undone is no change.
 */
export function changedSince(
  kind: MeasureKind,
  then: UnderstandingBasis,
  now: UnderstandingBasis,
): 'utterances' | 'thresholds' | null {
  if (!sameIntents(then.intents, now.intents)) return 'utterances';
  if (kind !== 'train' && kind !== 'curve' && !sameOutOfScope(then.outOfScope, now.outOfScope))
    return 'utterances';
  if (kind === 'evaluate' && then.intentThreshold !== now.intentThreshold) return 'thresholds';
  if (kind === 'threshold' && then.minimum !== now.minimum) return 'thresholds';
  return null;
}

function sameIntents(one: UnderstandingBasis['intents'], other: UnderstandingBasis['intents']): boolean {
  if (one === other) return true;
  const taught = (intents: UnderstandingBasis['intents']) =>
    Object.values(intents).filter((intent) => !sameUtterances(intent, nothing));
  const [before, after] = [taught(one), taught(other)];
  return (
    before.length === after.length &&
    before.every((intent) => {
      const now = other[intent.id];
      return now !== undefined && sameUtterances(intent, now);
    })
  );
}

const nothing: Utterances = { utterances: [], translations: {} };

function sameOutOfScope(one: OutOfScope | null, other: OutOfScope | null): boolean {
  return sameUtterances(one ?? nothing, other ?? nothing);
}

/** What did not change has kept its identity, most of the time. */
function sameUtterances(one: Utterances, other: Utterances): boolean {
  if (one === other) return true;
  const languages = new Set([...Object.keys(one.translations), ...Object.keys(other.translations)]);
  return (
    sameTexts(one.utterances, other.utterances) &&
    [...languages].every((language) =>
      sameTexts(one.translations[language] ?? [], other.translations[language] ?? []),
    )
  );
}

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((text, at) => text === other[at]));
}
