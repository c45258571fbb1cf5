import { useRef, useState } from 'react';
import type { AppError } from '../../../../engine/base/appError.ts';
import type { KnowledgeExplanation } from '../../../../engine/model/knowledgeExplanation.ts';
import { toAppError } from '../../../client/toAppError.ts';
import { useStudio } from '../../../stores/studioContext.ts';

/** Most passages to show. */
const limit = 8;

/** A question, and who asks it. */
export interface AskedKnowledge {
  readonly text: string;
  /** Language of the conversation. */
  readonly locale: string;
  /** What the customer has access to. */
  readonly access: readonly string[];
}

/** What a search found. */
export interface FoundKnowledge {
  readonly asked: AskedKnowledge;
  readonly explanation: KnowledgeExplanation;
}

/** Runs searches against the saved sources, one after the other; the last one asked is the one shown. */
export function useKnowledgeSearch(onSearched: () => void) {
  const { client, document } = useStudio();
  const [found, setFound] = useState<FoundKnowledge | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const count = useRef(0);

  const run = async (asked: AskedKnowledge) => {
    count.current += 1;
    const mine = count.current;
    setBusy(true);
    setError(null);
    try {
      await document.getState().whenSaved();
      const projectId = document.getState().opened?.id ?? '';
      const access = [...asked.access];
      const explanation = await client.request('knowledge.explain', { ...asked, projectId, limit, access });
      if (mine === count.current) setFound({ asked, explanation });
      onSearched();
    } catch (failure) {
      if (mine === count.current) setError(toAppError(failure));
    }
    if (mine === count.current) setBusy(false);
  };
  return { found, error, busy, search: (asked: AskedKnowledge) => void run(asked) };
}
