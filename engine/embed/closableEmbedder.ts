import type { Embedder } from '../model/embedder.ts';

/** An embedder that holds a thread or connections until it is closed. */
export interface ClosableEmbedder extends Embedder {
  /** Lets go of everything; running requests reject. The embedder starts anew when it is used again. */
  close(): Promise<void>;
}
