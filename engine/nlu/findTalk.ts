// What customers say besides facts and requests: thanks, "one moment", "do I have to tell you that?".
import { partsOfText, type TextPart } from '../model/clauses.ts';
import type { NluResult } from '../model/ports.ts';
import type { IntentModel } from './intentModel.ts';
import { predictIntents } from './predictIntents.ts';

/** What parts of a message say, by a model trained on `assets/talk`. */
export type FindTalk = (text: string) => NonNullable<NluResult['talk']>;

/** Below this confidence, nothing is reported. */
const leastConfidence = 0.5;
/** Longer parts say more than one thing. */
const mostWords = 20;
/** Labels of the model that stand for nothing: they teach it what the others are not. */
const silent: ReadonlySet<string> = new Set(['other', 'figure_of_speech']);

type Talk = NonNullable<NluResult['talk']>[number];

/** Finds what each clause and sentence of a message says; several clauses say several things, which the whole mixes. */
export function findTalkWith(model: IntentModel): FindTalk {
  return (text) => {
    const parts = partsOfText(text);
    const found: NluResult['talk'] = [];
    for (const part of parts.length > 0 ? parts : [{ start: 0, end: text.length }]) {
      const best = bestIn(model, text, part);
      if (best !== undefined) found.push(best);
    }
    return found;
  };
}

function bestIn(model: IntentModel, text: string, { start, end }: TextPart): Talk | undefined {
  const said = text.slice(start, end);
  if (said.length >= 2 * mostWords && said.split(/\s+/).length > mostWords) return undefined;
  const [best] = predictIntents(model, said, undefined, leastConfidence);
  if (best === undefined || best.confidence < leastConfidence || silent.has(best.intent)) return undefined;
  return { start, end, says: best.intent, confidence: best.confidence };
}
