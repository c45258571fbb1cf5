import { useState } from 'react';
import { showError } from '../../stores/showError.ts';
import { useStudio } from '../../stores/studioContext.ts';

/** Opens projects and tells which one is being opened. */
export function useOpenProject(): {
  readonly open: (path: string) => void;
  readonly opening: string | null;
} {
  const { document } = useStudio();
  const [opening, setOpening] = useState<string | null>(null);
  const open = (path: string) => {
    setOpening(path);
    document
      .getState()
      .open(path)
      .catch((error: unknown) => showError(error, 'The project cannot be opened'))
      .finally(() => setOpening(null));
  };
  return { open, opening };
}
