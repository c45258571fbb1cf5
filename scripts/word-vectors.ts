// npm run vectors -- FILE: trains assets/vectors/de.vectors from the German-English dictionary of TU Chemnitz (Ding).
//
// FILE is `de-en` of version devel 2023-01-30 (Debian: /usr/share/trans/de-en of trans-de-en 1.9-6). The English side of
// each entry is encoded with the built-in encoder; the vectors of German words and their parts are then fitted so that
// their sum has the direction of the translation. Takes about ten minutes on two cores.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createUseEmbedder } from '../engine/embed/use/createUseEmbedder.ts';
import { writeWordVectors } from '../engine/embed/words/wordVectors.ts';
import { fitWordVectors } from './lib/vectors/fitWordVectors.ts';
import { principalAxes } from './lib/vectors/principalAxes.ts';
import { readDictionary } from './lib/vectors/readDictionary.ts';

const checksum = '34052c6021d09eadfee7a893a789204265954df70fe9c36d38fa00058d79d326';
const dimensions = 128;
const settings = { buckets: 20_000, fewestTimes: 2, epochs: 6, seed: 7 };

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the dictionary: npm run vectors -- de-en');
const text = readFileSync(file, 'utf8');
if (createHash('sha256').update(text).digest('hex') !== checksum)
  throw new Error(`${file} is another version of the dictionary; the check sum is not ${checksum}`);

const entries = readDictionary(text);
const english = [...new Set(entries.flatMap(({ translations }) => translations))];
console.log(`${entries.length} entries, ${english.length} translations to encode`);
const embedder = createUseEmbedder();
const vectors: Float32Array[] = [];
for (let from = 0; from < english.length; from += 2_000)
  vectors.push(...(await embedder.embed(english.slice(from, from + 2_000))));
await embedder.close();

const targets = principalAxes(vectors, dimensions);
const targetOf = new Map(english.map((one, index) => [one, targets[index]]));
const fitted = fitWordVectors(
  entries.map(({ german, translations }) => ({
    german,
    targets: translations.flatMap((one) => targetOf.get(one) ?? []),
  })),
  { ...settings, dimensions, onEpoch: (line) => console.log(line) },
);
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'assets', 'vectors');
mkdirSync(folder, { recursive: true });
const bytes = writeWordVectors({ id: 'words-de@1', dimensions, buckets: settings.buckets, ...fitted });
writeFileSync(join(folder, 'de.vectors'), bytes);
console.log(`${fitted.words.length} words, ${bytes.length} bytes`);
