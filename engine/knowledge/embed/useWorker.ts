import { parentPort } from 'node:worker_threads';
import { type EmbedTexts, loadUseModel } from './loadUseModel.ts';
import type { EmbedReply, EmbedRequest } from './workerMessages.ts';

if (parentPort === null) throw new Error('useWorker runs as a worker thread only');
const port = parentPort;

let loading: Promise<EmbedTexts> | undefined;
let queue = Promise.resolve();

port.on('message', (request: EmbedRequest) => {
  // One request after the other: the model keeps its tensors in one memory.
  queue = queue.then(() => answer(request));
});

async function answer({ id, texts }: EmbedRequest): Promise<void> {
  try {
    const vectors = await (await model())(texts);
    const reply: EmbedReply = { id, ok: true, vectors };
    port.postMessage(
      reply,
      vectors.map((vector) => vector.buffer as ArrayBuffer),
    );
  } catch (error) {
    const reply: EmbedReply = {
      id,
      ok: false,
      reason: error instanceof Error ? error.message : String(error),
    };
    port.postMessage(reply);
  }
}

/** Loads the model once; after a failure the next request tries again. */
function model(): Promise<EmbedTexts> {
  loading ??= loadUseModel().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
