import { useRef, useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { KnowledgeResult } from '../../../engine/model/knowledgeResult.ts';
import { toAppError } from '../../client/toAppError.ts';
import { useStudio } from '../../stores/studioContext.ts';

/** Most passages to show. */
const limit = 8;

/** What a search found. */
export interface FoundKnowledge {
  readonly text: string;
  readonly result: KnowledgeResult;
}

/** Runs searches against the saved sources, one after the other; the last one asked is the one shown. */
export function useKnowledgeSearch(onSearched: () => void) {
  const { client, document } = useStudio();
  const [found, setFound] = useState<FoundKnowledge | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = useRef(0);

  const run = async (text: string) => {
    asked.current += 1;
    const mine = asked.current;
    setBusy(true);
    setError(null);
    try {
      await document.getState().whenSaved();
      const projectId = document.getState().opened?.id ?? '';
      const result = await client.request('knowledge.search', { projectId, text, limit });
      if (mine === asked.current) setFound({ text, result });
      onSearched();
    } catch (failure) {
      if (mine === asked.current) setError(toAppError(failure));
    }
    if (mine === asked.current) setBusy(false);
  };
  return { found, error, busy, search: (text: string) => void run(text) };
}
