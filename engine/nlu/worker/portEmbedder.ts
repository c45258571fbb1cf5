import type { MessagePort } from 'node:worker_threads';
import { AppError } from '../../base/appError.ts';
import type { Embedder } from '../../model/embedder.ts';
import type { EncodeReply, EncodeRequest, EncoderInfo } from './encodeMessage.ts';

/**
 * The encoder of the thread that started this worker, asked over a port; its counterpart is `answerEncoding`. So there is
 * one encoder, and its 30 MB of weights, for all workers.
 */
export function portEmbedder(port: MessagePort, { id, dimensions }: EncoderInfo): Embedder {
  const waiting = new Map<number, PromiseWithResolvers<Float32Array[]>>();
  let next = 0;
  port.on('message', (reply: EncodeReply) => {
    const request = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.type === 'encoded') request?.resolve([...reply.vectors]);
    else request?.reject(AppError.fromJSON(reply.error));
  });
  return {
    id,
    dimensions,
    embed: (texts) => {
      const request: EncodeRequest = { type: 'encode', id: next++, texts };
      const answer = Promise.withResolvers<Float32Array[]>();
      waiting.set(request.id, answer);
      port.postMessage(request);
      return answer.promise;
    },
  };
}
