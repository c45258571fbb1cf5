import { createContext, useContext } from 'react';
import type { Studio } from './studio.ts';

/** Carries the studio to every component; the app provides it. */
export const StudioContext = createContext<Studio | null>(null);

/**
 * The studio of this window.
 *
 * @throws Error outside of a provider: a mistake of the programmer.
 */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (studio === null) throw new Error('useStudio needs a StudioContext above it');
  return studio;
}
