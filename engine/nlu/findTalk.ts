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

/** Finds what a message and each of its parts say; the message as a whole first. */
export function findTalkWith(model: IntentModel): FindTalk {
  return (text) => {
    const whole = { start: 0, end: text.length };
    const found: NonNullable<NluResult['talk']> = [];
    for (const part of [whole, ...partsOfText(text)]) {
      const one = bestIn(model, text, part);
      if (one !== undefined) found.push(one);
    }
    return found;
  };
}

function bestIn(
  model: IntentModel,
  text: string,
  { start, end }: TextPart,
): NonNullable<NluResult['talk']>[number] | undefined {
  const said = text.slice(start, end);
  if (said.split(/\s+/).length > mostWords) return undefined;
  const [best] = predictIntents(model, said);
  if (best === undefined || best.confidence < leastConfidence || silent.has(best.intent)) return undefined;
  return { start, end, says: best.intent, confidence: best.confidence };
}
