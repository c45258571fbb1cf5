import type { LastMessage } from '../kit/snapshot.ts';
import type { Run } from './run.ts';

type Mention = LastMessage['nlu']['entities'][number];

/**
 * Whether a mention stands within one of another entity that a slot is read from: the number in an order number is no
 * number of its own.
 *
 * @param asked - The entity that the waiting state reads, declared by a slot or not.
 */
export function isPartOfAnother(
  run: Run,
  mention: Mention,
  mentions: readonly Mention[],
  asked: string | undefined,
): boolean {
  return mentions.some(
    ({ entity, start, end }) =>
      entity !== mention.entity &&
      (entity === asked || run.project.slotsByEntity.has(entity)) &&
      start < mention.end &&
      mention.start < end,
  );
}
