import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NodeNames, nodeTemplate } from './nodeTemplate.ts';

/**
 * Creates the folder of a new node kind and adds its line to the registry.
 *
 * @param root - The repository.
 * @param kind - Its name in flow files: lower-case letters, digits and underscores.
 * @returns The created and changed files, relative to the repository.
 * @throws Error with a remedy if the name is invalid or taken. Nothing is written then.
 */
export function scaffoldNode(root: string, kind: string): readonly string[] {
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(kind)) {
    throw new Error(
      `"${kind}" cannot be the name of a node kind. Use a-z, 0-9 and _, starting with a letter: send_email`,
    );
  }
  const folder = join('engine', 'nodes', kind);
  if (existsSync(join(root, folder))) {
    throw new Error(`The node kind ${kind} already exists in ${folder}. Choose another name`);
  }
  const index = join('engine', 'nodes', 'index.ts');
  const names = namesOf(kind);
  const registry = addToRegistry(readFileSync(join(root, index), 'utf8'), names);

  mkdirSync(join(root, folder));
  const files = Object.entries(nodeTemplate(names)).map(([file, text]) => {
    writeFileSync(join(root, folder, file), text);
    return join(folder, file);
  });
  writeFileSync(join(root, index), registry);
  return [...files, index];
}

function namesOf(kind: string): NodeNames {
  const name = kind.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()).replace(/_+$/, '');
  const words = kind.replaceAll('_', ' ').trim();
  return {
    kind,
    name,
    label: words.charAt(0).toUpperCase() + words.slice(1),
  };
}

/** Inserts the import in alphabetical order and appends the kind to the list. */
function addToRegistry(source: string, { kind, name }: NodeNames): string {
  const line = `import { ${name}Node } from './${kind}/${kind}.ts';`;
  const lines = source.split('\n');
  const imports = lines.filter((line) => /^import .* from '\.\/[^']+';$/.test(line));
  const end = lines.lastIndexOf(']);');
  const after = imports.filter((other) => pathOf(other) < pathOf(line)).at(-1);
  const place = after === undefined ? lines.indexOf(imports[0] ?? '') : lines.indexOf(after) + 1;
  if (imports.length === 0 || end === -1) {
    throw new Error('engine/nodes/index.ts has an unexpected layout. Add the kind to it by hand');
  }
  return [
    ...lines.slice(0, place),
    line,
    ...lines.slice(place, end),
    `  ${name}Node,`,
    ...lines.slice(end),
  ].join('\n');
}

function pathOf(line: string): string {
  return /'([^']+)'/.exec(line)?.[1] ?? '';
}
