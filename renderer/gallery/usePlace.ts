import { useSyncExternalStore } from 'react';

/** The parts of the address: a state or a component, whether it is shown alone, and the theme. */
export interface PlaceInAddress {
  readonly id: string;
  readonly alone: boolean;
  readonly scheme: 'light' | 'dark';
}

/** Reads `#/widgets/text-field/empty?scheme=dark`. */
export function usePlace(): PlaceInAddress {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  const [id = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const params = new URLSearchParams(query);
  return {
    id,
    alone: params.has('alone'),
    scheme: params.get('scheme') === 'dark' ? 'dark' : 'light',
  };
}

/** The address of a state, or of a component with all its states. */
export function addressOf(id: string, scheme: 'light' | 'dark'): string {
  return `#/${id}${scheme === 'dark' ? '?scheme=dark' : ''}`;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
