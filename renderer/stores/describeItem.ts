import type { ProblemItem, SayItem, TurnItem } from './conversationTurn.ts';
import { describeRequest, type ItemWords } from './requestItems.ts';
import type { StudioWords } from './useWords.ts';

/**
 * Puts what happened between two messages into one line.
 *
 * @param nameOf - The name of an action by id.
 * @param say - Words a statement.
 */
export function describeItem(
  item: Exclude<TurnItem, SayItem | ProblemItem>,
  nameOf: (action: string) => string,
  say: StudioWords['say'],
): ItemWords {
  switch (item.type) {
    case 'request':
      return describeRequest(item, nameOf);
    case 'survey': {
      const { score, scale, comment } = item;
      const text = `Satisfaction: ${score} of ${scale}${comment === '' ? '' : ` · “${comment}”`}`;
      return { text, tone: score <= scale * 0.4 ? 'warning' : 'good' };
    }
    case 'timer':
      return { text: 'Time passed without a message', tone: 'normal' };
    case 'handoff':
      return {
        text: `Escalated to the queue ${item.packet.queue}: ${say(item.packet.reason)}`,
        tone: 'warning',
      };
    case 'end':
      return {
        text: `Ended as ${item.resolution}`,
        tone: item.resolution === 'resolved' ? 'good' : 'warning',
      };
  }
}
