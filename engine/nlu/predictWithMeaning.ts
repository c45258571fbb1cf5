import type { Embedder } from '../model/embedder.ts';
import type { NluResult } from '../model/nluResult.ts';
import type { IntentModel } from './intentModel.ts';
import { predictIntents } from './predictIntents.ts';

/**
 * The intents that a message may show, as `predictIntents` gives them: by words alone where those are sure, which takes
 * microseconds, otherwise by words and meaning, which takes as long as the encoder.
 *
 * @param embedder - The encoder that the model was trained with; not asked by a model without one.
 * @throws What the embedder throws.
 */
export async function predictWithMeaning(
  model: IntentModel,
  text: string,
  embedder: Embedder | undefined,
): Promise<NluResult['intents']> {
  const byWords = predictIntents(model, text);
  if (model.meaning === undefined || embedder === undefined) return byWords;
  if ((byWords[0]?.confidence ?? 0) >= model.meaning.sureFrom) return byWords;
  const [vector] = await embedder.embed([text]);
  return predictIntents(model, text, vector);
}
