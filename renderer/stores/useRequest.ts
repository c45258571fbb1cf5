import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../engine/base/appError.ts';
import type { MethodName, MethodParams, MethodResult } from '../../engine/contract/methods.ts';
import { toAppError } from '../client/toAppError.ts';
import { useStudio } from './studioContext.ts';

/** A request's answer: neither data nor error while it is under way. Data stays while it is asked for again. */
export interface RequestState<M extends MethodName> {
  readonly data: MethodResult<M> | null;
  readonly error: AppError | null;
  readonly reload: () => void;
}

/** Asks the host when the component appears, and again when the parameters change or `reload` is called. */
export function useRequest<M extends MethodName>(method: M, params: MethodParams<M>): RequestState<M> {
  const { client } = useStudio();
  const [state, setState] = useState<Omit<RequestState<M>, 'reload'>>({ data: null, error: null });
  const [round, setRound] = useState(0);
  // A text, so that equal parameters of a new object do not ask again; the round in it asks again on purpose.
  const key = JSON.stringify([params, round]);
  useEffect(() => {
    let current = true;
    const [asked] = JSON.parse(key) as [MethodParams<M>, number];
    client.request(method, asked).then(
      (data) => current && setState({ data, error: null }),
      (error: unknown) => current && setState(({ data }) => ({ data, error: toAppError(error) })),
    );
    return () => {
      current = false;
    };
  }, [client, method, key]);
  return { ...state, reload: useCallback(() => setRound((n) => n + 1), []) };
}
