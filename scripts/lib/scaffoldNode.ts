import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NodeNames, nodeTemplate } from './nodeTemplate.ts';

/**
 * Makes the folder of a new node kind and adds its line to the registry.
 *
 * @param root - The repository.
 * @param kind - Name in flow files: lower case, digits and underscores.
 * @returns The files made or changed, relative to the repository.
 * @throws Error with a remedy when the name does not fit or is taken. Nothing is written then.
 */
export function scaffoldNode(root: string, kind: string): readonly string[] {
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(kind)) {
    throw new Error(`"${kind}" is no name for a node kind. Use a-z, 0-9 and _, a letter first: send_email`);
  }
  const folder = join('engine', 'nodes', kind);
  if (existsSync(join(root, folder))) {
    throw new Error(`The node kind ${kind} is there already, in ${folder}. Choose another name`);
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

/** Words that JavaScript keeps for itself: a kind `switch` is `switchNode` in code. */
const reserved =
  /^(break|case|catch|class|const|continue|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|new|null|return|super|switch|this|throw|true|try|typeof|var|void|while|with|yield|await|let|static)$/;

function namesOf(kind: string): NodeNames {
  const camel = kind.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()).replace(/_+$/, '');
  const words = kind.replaceAll('_', ' ').trim();
  return {
    kind,
    name: reserved.test(camel) ? `${camel}Node` : camel,
    label: words.charAt(0).toUpperCase() + words.slice(1),
  };
}

/** Adds the import in its alphabetical place, and the kind at the end of the list. */
function addToRegistry(source: string, { kind, name }: NodeNames): string {
  const line = `import { ${name} } from './${kind}/${kind}.ts';`;
  const lines = source.split('\n');
  const imports = lines.filter((one) => /^import .* from '\.\/[^']+';$/.test(one));
  const end = lines.lastIndexOf(']);');
  const after = imports.filter((one) => pathOf(one) < pathOf(line)).at(-1);
  const place = after === undefined ? lines.indexOf(imports[0] ?? '') : lines.indexOf(after) + 1;
  if (imports.length === 0 || end === -1) {
    throw new Error('engine/nodes/index.ts does not look as expected. Add the kind to it by hand');
  }
  return [...lines.slice(0, place), line, ...lines.slice(place, end), `  ${name},`, ...lines.slice(end)].join(
    '\n',
  );
}

function pathOf(line: string): string {
  return /'([^']+)'/.exec(line)?.[1] ?? '';
}
