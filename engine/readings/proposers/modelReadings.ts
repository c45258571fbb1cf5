import type { Reading } from '../../model/reading.ts';
import type { Heard } from '../heard.ts';
import { checkProposal } from '../modelChecks.ts';
import type { Waiting } from '../waiting.ts';

/**
 * What a language model proposed, as far as it holds here: a recording may be replayed in a project that has changed
 * since.
 */
export function proposeByModel(heard: Heard, waiting: Waiting): readonly Reading[] {
  const { model } = heard.message.nlu;
  if (model === undefined || waiting.model === undefined) return [];
  return model.readings.flatMap((one) => {
    const checked = checkProposal(heard, waiting, one, model.model ?? '');
    return typeof checked === 'string' ? [] : [checked];
  });
}
