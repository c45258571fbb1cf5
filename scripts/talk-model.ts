// npm run talk: trains assets/talk/talk.model on the utterances of assets/talk/*.yaml.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serialiseIntentModel } from '../engine/nlu/intentModelFile.ts';
import { trainIntentModel } from '../engine/nlu/trainIntentModel.ts';
import { readTalk, talkHash } from './lib/talk.ts';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'assets', 'talk');
const examples = readTalk(folder);
const bytes = serialiseIntentModel(trainIntentModel(examples, { dataHash: talkHash(examples) }));
writeFileSync(join(folder, 'talk.model'), bytes);
console.log(`${examples.length} utterances, ${bytes.byteLength} bytes`);
