import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** One source file of the product, and what others take from it. */
export interface SourceFile {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly lines: number;
  readonly exports: readonly string[];
  /** The product files that import it. Tests do not count. */
  readonly users: readonly string[];
  /** Whether something loads it by a dynamic import or as a worker: such a file cannot be part of another. */
  readonly loadedLazily: boolean;
}

const notProduct = /\.(test|gallery)\.tsx?$|\.d\.ts$|\/(fixtures|testing|gallery)\//;
const declaration =
  /^export (?:async )?(?:abstract )?(?:function\*?|const|class|interface|type|enum|let) (\w+)/gm;
const staticImport = /(?:^|\n)\s*(?:import|export)\b[^;'"]*?\bfrom\s+'(\.[^']+)'/g;
const lazyImport = /(?:import|URL)\(\s*'(\.[^']+)'/g;

/**
 * Reads the TypeScript files of the product: `engine`, `electron` and `renderer` without tests and fixtures.
 *
 * @param root - Folder of the repository; files that git ignores are left out.
 */
export function readSources(root: string): readonly SourceFile[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '-co', '--exclude-standard', 'engine', 'electron', 'renderer'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const paths = new Set(listed.split('\n').filter((path) => /\.tsx?$/.test(path) && !notProduct.test(path)));
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = textOf(join(root, path));
    if (text !== undefined) texts.set(path, text);
  }
  const users = new Map([...texts.keys()].map((path) => [path, new Set<string>()]));
  const lazy = new Set<string>();
  for (const [path, text] of texts) {
    for (const [, specifier = ''] of text.matchAll(staticImport))
      users.get(target(path, specifier))?.add(path);
    for (const [, specifier = ''] of text.matchAll(lazyImport)) lazy.add(target(path, specifier));
  }
  return [...texts].map(([path, text]) => ({
    path,
    lines: text.split('\n').length - 1,
    exports: [...text.matchAll(declaration)].map(([, name = '']) => name),
    users: [...(users.get(path) ?? [])],
    loadedLazily: lazy.has(path),
  }));
}

/** Whether a file is read from one other file only, which lies beside it. */
export function hasOneUserBeside({ path, users, loadedLazily }: SourceFile): boolean {
  const [user] = users;
  return users.length === 1 && user !== undefined && dirname(user) === dirname(path) && !loadedLazily;
}

function target(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier);
}

/** Undefined for a file that git still lists but that is gone. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
