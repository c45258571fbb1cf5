import type {
  ActionItem,
  GenerateItem,
  ProblemItem,
  SayItem,
  ScriptItem,
  SearchItem,
  TurnItem,
} from './conversationTurn.ts';
import type { StudioWords } from './useWords.ts';

/** Something that happened between two messages, in words. */
export interface ItemWords {
  readonly text: string;
  readonly tone: 'normal' | 'good' | 'bad' | 'warning';
}

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
    case 'action':
      return describeAction(item, nameOf(item.action));
    case 'search':
      return describeSearch(item);
    case 'script':
      return describeScript(item);
    case 'generate':
      return describeGenerated(item);
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

function describeAction({ result, error }: ActionItem, name: string): ItemWords {
  if (result?.ok === true) {
    const status = result.response === null ? '' : ` · ${result.response.status}`;
    return { text: `${name}${status} · ${Math.round(result.durationMs)} ms`, tone: 'normal' };
  }
  const reason = error ?? result?.error ?? null;
  if (result === null && reason === null) return { text: `${name} is running…`, tone: 'normal' };
  return {
    text: `${name} failed${reason === null ? '' : `: ${reason.message} (${reason.code})`}`,
    tone: 'bad',
  };
}

function describeSearch({ result, error, threshold }: SearchItem): ItemWords {
  if (error !== null)
    return { text: `The knowledge search failed: ${error.message} (${error.code})`, tone: 'bad' };
  if (result === null) return { text: 'Searching the knowledge base…', tone: 'normal' };
  const best = result.hits[0]?.score;
  const said =
    result.answer === null
      ? `No answer in the knowledge base at or above ${threshold.toFixed(2)}`
      : 'Answered from the knowledge base';
  return { text: best === undefined ? said : `${said} · best score ${best.toFixed(2)}`, tone: 'normal' };
}

function describeScript({ result, error }: ScriptItem): ItemWords {
  const reason = error ?? (result?.ok === false ? result.error : null);
  if (reason !== null) return { text: `${reason.message} (${reason.code})`, tone: 'bad' };
  return { text: result === null ? 'The script is running…' : 'The script was run', tone: 'normal' };
}

function describeGenerated({ result, error }: GenerateItem): ItemWords {
  const reason = error ?? (result?.ok === false ? result.error : null);
  if (reason !== null) return { text: `${reason.message} (${reason.code})`, tone: 'warning' };
  if (result?.ok !== true) return { text: 'The language model is writing…', tone: 'normal' };
  return { text: `Written by ${result.model}, within the guardrails`, tone: 'normal' };
}
