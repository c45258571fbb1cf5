import type { UnansweredQuestion } from '../model/reports/knowledgeReports.ts';
import type { Recording } from './recording.ts';

/** What a recording says about searches in the knowledge base. */
export interface KnowledgeSearches {
  readonly searches: number;
  readonly unanswered: readonly UnansweredQuestion[];
}

/** Collects a recording's searches, and the questions among them that had no answer. Their values are masked as the log is. */
export function knowledgeSearches({ header, log }: Recording): KnowledgeSearches {
  const questions = new Map<string, string>();
  const unanswered: UnansweredQuestion[] = [];
  let searches = 0;
  for (const entry of log) {
    if (entry.entry === 'effect' && entry.effect.type === 'search_knowledge') {
      questions.set(entry.effect.id, entry.effect.query);
    }
    if (entry.entry !== 'event' || entry.event.type !== 'knowledge_result') continue;
    const text = questions.get(entry.event.id);
    if (text === undefined) continue;
    searches += 1;
    const { answer, hits } = entry.event.result;
    if (answer !== null) continue;
    const [best] = hits;
    unanswered.push({
      text,
      conversation: header.id,
      turn: entry.turn,
      score: best?.score ?? 0,
      source: best?.source ?? null,
    });
  }
  return { searches, unanswered };
}
