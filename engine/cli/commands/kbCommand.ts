import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { formatError } from '../../base/appError.ts';
import { hasErrors } from '../../base/problem.ts';
import { findGaps } from '../../knowledge/evaluation/findGaps.ts';
import type { ExplainedHit, KnowledgeGap, KnowledgeGaps } from '../../model/reports/knowledgeReports.ts';
import { fetchSitemapSource, isSitemapSource } from '../../project/projectKnowledge.ts';
import { readProjectFolder } from '../../project/readProjectFolder.ts';
import { systemClock } from '../../project/systemPorts.ts';
import { withProjectKnowledge } from '../../project/withProject.ts';
import { deleteDurably, writeDurably } from '../../project/writeDurably.ts';
import { knowledgeSearches } from '../../replay/knowledgeSearches.ts';
import { readRecording } from '../../replay/recording.ts';
import { type CliCommand, readTextFile } from '../cliCommand.ts';
import { cliErrors } from '../errors.ts';
import { parsePassages } from '../parseOptions.ts';
import { kbEvaluateCommand } from './kbEvaluateCommand.ts';

interface FetchOptions {
  readonly dryRun?: true;
  readonly json?: true;
}

/** `dialoom kb fetch PROJECT [SOURCE]`: fetches the pages of sitemaps into the project. */
const kbFetchCommand: CliCommand = (io, setExitCode) =>
  new Command('fetch')
    .description('fetch the pages of sitemap sources into the knowledge folder')
    .argument('<project>', 'project folder')
    .argument('[source]', 'one source, such as knowledge/help.sitemap.yaml (default: all)')
    .option('--dry-run', 'report what would change, without writing anything')
    .option('--json', 'print the changes as JSON')
    .action(async (folder: string, source: string | undefined, options: FetchOptions) => {
      const project = resolve(io.cwd, folder);
      const { files } = await readProjectFolder(project);
      const sources = source === undefined ? Object.keys(files).filter(isSitemapSource) : [source];
      if (sources.length === 0) throw cliErrors.CLI_NO_SITEMAPS({ folder: project });
      const done = [];
      for (const path of sources) {
        io.note(`Fetching ${path}…`);
        const { changes, problems, ...counts } = await fetchSitemapSource(files, path, systemClock, {
          signal: io.stop,
        });
        for (const [file, text] of options.dryRun === true ? [] : Object.entries(changes)) {
          if (text === null) await deleteDurably(join(project, file));
          else await writeDurably(join(project, file), text);
        }
        if (problems.length > 0) setExitCode(1);
        done.push({ source: path, ...counts, files: Object.keys(changes).sort(), problems });
      }
      if (options.json === true) {
        io.out(JSON.stringify(done));
        return;
      }
      for (const { source: path, added, updated, removed, unchanged, problems } of done) {
        for (const problem of problems) io.out(`${problem.severity}: ${formatError(problem)}`);
        io.out(`${path}: ${added} added, ${updated} updated, ${removed} removed, ${unchanged} unchanged`);
      }
    });

/** `dialoom kb index PROJECT`: brings the index up to date and lists what is in it. */
const kbIndexCommand: CliCommand = (io, setExitCode) =>
  new Command('index')
    .description('update the knowledge index and list its sources')
    .argument('<project>', 'project folder')
    .option('--json', 'print one JSON object')
    .action(async (folder: string, options: { json?: true }) => {
      const project = { folder: resolve(io.cwd, folder), env: io.env, note: io.note };
      await withProjectKnowledge(project, async ({ knowledge, built }) => {
        const { embedder, sources } = await knowledge.status();
        if (hasErrors(built.problems)) setExitCode(1);
        if (options.json === true) {
          io.out(JSON.stringify({ embedder, sources, ...built }));
          return;
        }
        for (const { path, chunks } of sources) io.out(`${String(chunks).padStart(6)}  ${path}`);
        for (const problem of built.problems) io.out(`${problem.severity}: ${formatError(problem)}`);
        const { chunks, added, reused, removed } = built;
        io.out(`${chunks} passages: ${added} embedded, ${reused} reused, ${removed} removed (${embedder})`);
      });
    });

interface SearchOptions {
  readonly limit: number;
  readonly locale?: string;
  readonly json?: true;
}

/** `dialoom kb search PROJECT QUESTION`: shows what a knowledge state would answer, and why. */
const kbSearchCommand: CliCommand = (io) =>
  new Command('search')
    .description('search like a knowledge state, and show both scores and the reasons')
    .argument('<project>', 'project folder')
    .argument('<question>', 'the question, in the words of a customer')
    .option('-n, --limit <number>', 'number of passages to show, 1 to 50', parsePassages, 3)
    .option('--locale <tag>', "language of the conversation (default: the project's)")
    .option('--json', 'print one JSON object')
    .action(async (folder: string, text: string, { limit, locale, json }: SearchOptions) => {
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
        if (unknownWords.length > 0) io.out(`Words in no passage: ${unknownWords.join(', ')}`);
        for (const [i, hit] of hits.entries()) for (const line of hitLines(hit, i + 1)) io.out(line);
      });
    });

function hitLines(hit: ExplainedHit, place: number): readonly string[] {
  const { meaning, words } = hit;
  const rank = (name: string, of: { score: number; rank: number }) =>
    `${name} ${of.score.toFixed(2)} (rank ${of.rank})`;
  const uncovered = [...hit.uncoveredPlaces, ...hit.missingThings];
  const matched = hit.matched.map(({ asked, found }) => (asked === found ? asked : `${asked} = ${found}`));
  return [
    `${place}. ${hit.score.toFixed(2)}  ${hit.chunkId}  ${hit.titlePath.join(' > ')}`,
    `   ${rank('meaning', meaning)}, ${rank('words', words)}`,
    ...(matched.length > 0 ? [`   matching words: ${matched.join(', ')}`] : []),
    ...(hit.missing.length > 0
      ? [`   missing words: ${hit.missing.map(({ asked }) => asked).join(', ')}`]
      : []),
    ...(uncovered.length > 0 ? [`   does not cover: ${uncovered.join(', ')}`] : []),
    ...(hit.lacksContent ? ['   has nothing of the kind that is asked for, such as a number or a time'] : []),
    `   "${hit.sentence.replace(/\s+/g, ' ')}"`,
  ];
}

/** `dialoom kb gaps PROJECT [RECORDING…]`: lists the questions that no passage answered. */
const kbGapsCommand: CliCommand = (io) =>
  new Command('gaps')
    .description('list the unanswered questions in recordings, the most frequent first')
    .argument('<project>', 'project folder')
    .argument('[recordings...]', 'recordings (JSON lines); by default those in recordings/')
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

/** `dialoom kb …`: the knowledge base of a project. */
export const kbCommand: CliCommand = (io, setExitCode) => {
  const command = new Command('kb');
  for (const make of [kbIndexCommand, kbSearchCommand, kbEvaluateCommand, kbGapsCommand, kbFetchCommand])
    command.addCommand(make(io, setExitCode));
  return command;
};
