import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { AppError } from '../../engine/base/appError.ts';
import { toAppError } from '../client/toAppError.ts';
import type { Studio } from '../stores/studio.ts';
import { useStudio } from '../stores/useStudio.ts';
import { ErrorMessage, LoadingPanel } from '../ui/StatusMessages.tsx';

interface ComparedFileProps<T> {
  readonly file: File;
  /** Compares the file with the saved project. The same function each time: another one compares again. */
  readonly compare: (studio: Studio, file: File) => Promise<T>;
  readonly onClose: () => void;
  /** Shows what was found. */
  readonly children: (found: T) => ReactNode;
}

/** A dialog about a file that is imported: what it would change, before anything is. */
export function ComparedFile<T>({ file, compare, onClose, children }: ComparedFileProps<T>) {
  const studio = useStudio();
  const [found, setFound] = useState<T | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    let current = true;
    compare(studio, file).then(
      (result) => current && setFound(() => result),
      (reason: unknown) => current && setError(toAppError(reason)),
    );
    return () => {
      current = false;
    };
  }, [studio, file, compare]);
  const line = error?.location?.line;
  return (
    <Modal opened onClose={onClose} size="lg" title={`Import ${file.name}`}>
      {error !== null ? (
        <ErrorMessage error={error} where={line === undefined ? undefined : `Line ${line}`} />
      ) : found === null ? (
        <LoadingPanel label="Comparing" />
      ) : (
        children(found)
      )}
    </Modal>
  );
}
