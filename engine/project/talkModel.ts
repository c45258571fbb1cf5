// The model of what customers say besides facts and requests, which every project uses.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FindTalk, findTalkWith } from '../nlu/findTalk.ts';
import { deserialiseIntentModel } from '../nlu/intentModelFile.ts';
import { packageRoot } from './packageRoot.ts';

let loaded: FindTalk | undefined;

/** Finds talk in messages. The model is read once per process (a few milliseconds). */
export function talkFinder(): FindTalk {
  loaded ??= findTalkWith(
    deserialiseIntentModel(readFileSync(join(packageRoot, 'assets', 'talk', 'talk.model'))),
  );
  return loaded;
}
