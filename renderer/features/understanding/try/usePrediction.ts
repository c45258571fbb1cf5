import { useRef, useState } from 'react';
import type { AppError } from '../../../../engine/base/appError.ts';
import type { MethodResult } from '../../../../engine/contract/methods.ts';
import type { Project } from '../../../../engine/model/project.ts';
import { toAppError } from '../../../client/toAppError.ts';
import { useStudio } from '../../../stores/studioContext.ts';
import { useDocument } from '../../../stores/useStores.ts';

interface Prediction {
  /** The message that the result is of. */
  readonly asked: string;
  readonly result: MethodResult<'nlu.predict'> | null;
  readonly project: Project | null;
  readonly pending: boolean;
  readonly error: AppError | null;
}

/** Understands one message after the other; of two at once, the last one is shown. */
export function usePrediction() {
  const { client, document } = useStudio();
  const [state, setState] = useState<Prediction>({
    asked: '',
    result: null,
    project: null,
    pending: false,
    error: null,
  });
  const last = useRef(0);
  const isCurrent = useDocument(
    ({ project }) =>
      project?.intents === state.project?.intents &&
      project?.entities === state.project?.entities &&
      project?.flows === state.project?.flows &&
      project?.manifest === state.project?.manifest,
  );
  const ask = async (text: string) => {
    last.current += 1;
    const number = last.current;
    setState((before) => ({ ...before, pending: true, error: null }));
    const answer = (change: Partial<Prediction>) => {
      if (number === last.current) setState((before) => ({ ...before, ...change, pending: false }));
    };
    try {
      await document.getState().whenSaved();
      const { opened, project } = document.getState();
      const result = await client.request('nlu.predict', { projectId: opened?.id ?? '', text });
      answer({ asked: text, result, project });
    } catch (failure) {
      answer({ error: toAppError(failure) });
    }
  };
  return { ...state, isCurrent, ask: (text: string) => void ask(text) };
}
