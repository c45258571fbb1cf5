/** A set of listeners of one thing. */
export interface Listeners<T> {
  add(listener: (value: T) => void): () => void;
  call(value: T): void;
}

/** Makes a set of listeners; a listener that leaves while being called does not disturb the others. */
export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    call: (value) => {
      for (const listener of [...listeners]) listener(value);
    },
  };
}
