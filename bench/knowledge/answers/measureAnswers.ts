// node bench/knowledge/answers/measureAnswers.ts [--list]: what customers read in answer to labelled questions (right,
// wrong, or refused), over the help centre in ../shared/data and over the German pages in this folder. --list prints each.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { createUseEmbedder } from '../../../engine/embed/use/createUseEmbedder.ts';
import { buildIndex } from '../../../engine/knowledge/index/buildIndex.ts';
import { loadIndex } from '../../../engine/knowledge/index/indexFolder.ts';
import { createSearch } from '../../../engine/knowledge/search/createSearch.ts';

interface LabelledQuestion {
  readonly ask: string;
  /** Parts that the answer has in any order, each one or one of several; or `none` if no page answers. */
  readonly says: 'none' | readonly (string | readonly string[])[];
  /** Whether it has nothing to do with the subject of the pages. */
  readonly far?: boolean;
}

/** A question with what the assistant says. */
interface MeasuredAnswer {
  readonly ask: string;
  /** Whether a page answers it. */
  readonly answerable: boolean;
  readonly far: boolean;
  /** Null if it is refused. */
  readonly answer: string | null;
  /** Whether the answer says what it must, or a question without an answer is refused. */
  readonly right: boolean;
  readonly score: number;
}

/**
 * Asks the questions of a file beside this one.
 *
 * @param folder - Absolute path of the pages, Markdown files at any depth.
 * @param embedder - Closed by the caller.
 */
async function measureAnswers(
  file: string,
  half: 'dev' | 'test',
  folder: string,
  locale: string,
  embedder: ReturnType<typeof createUseEmbedder>,
): Promise<readonly MeasuredAnswer[]> {
  const text = await readFile(new URL(file, import.meta.url), 'utf8');
  const labelled = parse(text) as Readonly<Record<typeof half, readonly LabelledQuestion[]>>;
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.md')).sort();
  const sources = await Promise.all(
    paths.map(async (path) => ({
      path: relative(folder, join(folder, path)).replaceAll('\\', '/'),
      text: await readFile(join(folder, path), 'utf8'),
    })),
  );
  const index = await mkdtemp(join(tmpdir(), 'dialoom-answers-'));
  try {
    await buildIndex({ folder: index, sources, embedder });
    const loaded = await loadIndex(index, embedder);
    if (loaded === undefined) throw new Error(`${folder} has no pages`);
    const search = createSearch(loaded, embedder);
    const measured: MeasuredAnswer[] = [];
    for (const { ask, says, far = false } of labelled[half]) {
      const { answer, hits } = await search.search({ text: ask, locale, limit: 3, threshold: 0.5 });
      measured.push({
        ask,
        answerable: says !== 'none',
        far,
        answer: answer?.text ?? null,
        right: says === 'none' ? answer === null : answer !== null && contains(answer.text, says),
        score: hits[0]?.score ?? 0,
      });
    }
    return measured;
  } finally {
    await rm(index, { recursive: true });
  }
}

function contains(answer: string, says: LabelledQuestion['says']): boolean {
  const text = answer.toLowerCase();
  return [...says].every((one) => [one].flat().some((part) => text.includes(part.toLowerCase())));
}

/** How many questions were answered rightly, wrongly, or refused. */
function countAnswers(measured: readonly MeasuredAnswer[]) {
  const answerable = measured.filter((one) => one.answerable);
  const others = measured.filter((one) => !one.answerable);
  const far = others.filter((one) => one.far);
  return {
    answerable: answerable.length,
    right: answerable.filter(({ right }) => right).length,
    wrong: answerable.filter(({ right, answer }) => !right && answer !== null).length,
    others: others.length,
    refused: others.filter(({ right }) => right).length,
    far: far.length,
    farRefused: far.filter(({ right }) => right).length,
  };
}

const embedder = createUseEmbedder();
const helpCentre = fileURLToPath(new URL('../../../../shared/data/helpcentre', import.meta.url));
const german = fileURLToPath(new URL('german', import.meta.url));
for (const [file, folder, locale] of [
  ['helpcentre.yaml', helpCentre, 'en'],
  ['german.yaml', german, 'de'],
] as const) {
  for (const half of ['dev', 'test'] as const) {
    const measured = await measureAnswers(file, half, folder, locale, embedder);
    console.log(file, half, JSON.stringify(countAnswers(measured)));
    if (process.argv.includes('--list'))
      for (const { ask, answer, right, score } of measured)
        console.log(
          right ? 'right' : 'WRONG',
          score,
          ask,
          '\n     ',
          answer?.replaceAll('\n', ' / ') ?? 'refused',
        );
  }
}
await embedder.close();
