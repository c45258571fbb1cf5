import { useEffect, useState } from 'react';
import type { AppError } from '../../../../engine/base/appError.ts';
import type { MethodResult } from '../../../../engine/contract/methods.ts';
import { toAppError } from '../../../client/toAppError.ts';
import { useStudio } from '../../../stores/studioContext.ts';
import { useDocument, useUnderstanding } from '../../../stores/useStores.ts';

interface ModelStatus {
  readonly data: MethodResult<'nlu.status'> | null;
  readonly error: AppError | null;
}

/** Asks how the model stands: at first, after an edit of utterances was saved, and after a training. */
export function useModelStatus(): ModelStatus {
  const { client, document } = useStudio();
  const intents = useDocument(({ project }) => project?.intents);
  const outOfScope = useDocument(({ project }) => project?.outOfScope);
  const training = useUnderstanding((state) => state.train.running);
  const [state, setState] = useState<ModelStatus>({ data: null, error: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what they are does not matter, that they changed does
  useEffect(() => {
    let current = true;
    const ask = async () => {
      await document.getState().whenSaved();
      return client.request('nlu.status', { projectId: document.getState().opened?.id ?? '' });
    };
    ask().then(
      (data) => current && setState({ data, error: null }),
      (failure: unknown) => current && setState(({ data }) => ({ data, error: toAppError(failure) })),
    );
    return () => {
      current = false;
    };
  }, [client, document, intents, outOfScope, training]);
  return state;
}
