import { resolve } from 'node:path';
import { Command } from 'commander';
import type { ExplainedHit } from '../../model/knowledgeExplanation.ts';
import { withProjectKnowledge } from '../../project/withProjectKnowledge.ts';
import type { CliCommand } from '../cliCommand.ts';
import { parsePassages } from './parsePassages.ts';

interface Options {
  readonly limit: number;
  readonly locale?: string;
  readonly json?: true;
}

/** `dialoom kb search PROJECT QUESTION`: what a knowledge state would answer, and why. */
export const kbSearchCommand: CliCommand = (io) =>
  new Command('search')
    .description('search as a knowledge state would, with both scores and the reasons')
    .argument('<project>', 'project folder')
    .argument('<question>', "in a customer's words")
    .option('-n, --limit <number>', 'passages to show, 1 to 50', parsePassages, 3)
    .option('--locale <tag>', "language of the conversation; the project's default when absent")
    .option('--json', 'print one JSON object')
    .action(async (folder: string, text: string, { limit, locale, json }: Options) => {
      const opened = { folder: resolve(io.cwd, folder), env: io.env, note: io.note };
      await withProjectKnowledge(opened, async ({ project, knowledge }) => {
        const { defaultLocale, policies } = project.manifest;
        const { result, hits, unknownWords } = await knowledge.explain({
          text,
          locale: locale ?? defaultLocale,
          limit,
          threshold: policies.knowledgeThreshold,
        });
        if (json === true) {
          const { answer, threshold } = result;
          io.out(JSON.stringify({ answer: answer?.text ?? null, threshold, hits, unknownWords }));
          return;
        }
        const threshold = result.threshold.toFixed(2);
        if (result.answer === null) io.out(`No answer: no passage reaches ${threshold}`);
        else io.out(`Answer: ${result.answer.text}`);
        if (unknownWords.length > 0) io.out(`Known to no passage: ${unknownWords.join(', ')}`);
        for (const [i, hit] of hits.entries()) for (const line of hitLines(hit, i + 1)) io.out(line);
      });
    });

function hitLines(hit: ExplainedHit, place: number): readonly string[] {
  const { meaning, words } = hit;
  const rank = (name: string, of: { score: number; rank: number }) =>
    `${name} ${of.score.toFixed(2)} (rank ${of.rank})`;
  const matched = hit.matched.map(({ asked, found }) => (asked === found ? asked : `${asked} = ${found}`));
  return [
    `${place}. ${hit.score.toFixed(2)}  ${hit.chunkId}  ${hit.titlePath.join(' > ')}`,
    `   ${rank('meaning', meaning)}, ${rank('words', words)}`,
    ...(matched.length > 0 ? [`   agrees in: ${matched.join(', ')}`] : []),
    ...(hit.missing.length > 0
      ? [`   says nothing of: ${hit.missing.map(({ asked }) => asked).join(', ')}`]
      : []),
    ...(hit.uncoveredPlaces.length > 0
      ? [`   does not cover the place: ${hit.uncoveredPlaces.join(', ')}`]
      : []),
    `   "${hit.sentence.replace(/\s+/g, ' ')}"`,
  ];
}
