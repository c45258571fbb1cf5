import { plainUtterance } from '../../engine/model/utterance.ts';

/** Whether an utterance as it is written, with values marked in it, has these words: reports have the plain words. */
export function saysText(written: string, text: string): boolean {
  return written === text || plainUtterance(written) === text;
}
