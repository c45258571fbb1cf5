import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { findGaps } from '../../knowledge/evaluation/findGaps.ts';
import type { KnowledgeGap, KnowledgeGaps } from '../../model/knowledgeGaps.ts';
import { withProjectKnowledge } from '../../project/withProjectKnowledge.ts';
import { knowledgeSearches } from '../../replay/knowledgeSearches.ts';
import { readRecording } from '../../replay/readRecording.ts';
import type { CliCommand } from '../cliCommand.ts';
import { cliErrors } from '../errors.ts';
import { readTextFile } from '../readTextFile.ts';

/** `dialoom kb gaps PROJECT [RECORDING…]`: what customers asked the knowledge base in vain. */
export const kbGapsCommand: CliCommand = (io) =>
  new Command('gaps')
    .description('list the questions of recordings that had no answer, the most frequent first')
    .argument('<project>', 'project folder')
    .argument('[recordings...]', 'recordings (JSON lines); those in recordings/ when none is named')
    .option('--json', 'print one JSON object')
    .action(async (folder: string, named: readonly string[], options: { json?: true }) => {
      const project = resolve(io.cwd, folder);
      const paths =
        named.length > 0 ? named.map((path) => resolve(io.cwd, path)) : await recordingsOf(project);
      if (paths.length === 0) throw cliErrors.CLI_NO_RECORDINGS({ folder });
      const found = await Promise.all(
        paths.map(async (path) => knowledgeSearches(readRecording(await readTextFile(path), path))),
      );
      const unanswered = found.flatMap((recording) => recording.unanswered);
      await withProjectKnowledge({ folder: project, env: io.env, note: io.note }, async ({ embedder }) => {
        const report: KnowledgeGaps = {
          searches: found.reduce((sum, { searches }) => sum + searches, 0),
          unanswered: unanswered.length,
          gaps: await findGaps(unanswered, embedder),
        };
        if (options.json === true) io.out(JSON.stringify(report));
        else for (const line of gapLines(report)) io.out(line);
      });
    });

async function recordingsOf(project: string): Promise<readonly string[]> {
  const folder = join(project, 'recordings');
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(folder, name));
}

function gapLines({ searches, unanswered, gaps }: KnowledgeGaps): readonly string[] {
  return [
    `${searches} searches, ${unanswered} without an answer`,
    ...gaps.flatMap(({ count, conversations, question, bestScore, wordings }) => [
      `${String(count).padStart(4)} × ${question}  (${conversations} conversations, best passage ${bestScore.toFixed(2)})`,
      ...others(question, wordings).map((text) => `       ${text}`),
    ]),
  ];
}

function others(question: string, wordings: KnowledgeGap['wordings']): readonly string[] {
  return wordings.map(({ text }) => text).filter((text) => text !== question);
}
