import type { Plugin } from 'vite';
import { nodeRegistry } from '../../engine/nodes/index.ts';
import { requestKinds } from '../../engine/requests/index.ts';

const iconsId = 'virtual:kind-icons';

/**
 * The icons that kinds of node and of request name, and no other of the thousands: a kind brings its icon along by its description
 * alone, and a name that does not exist fails the build.
 */
export function kindIcons(): Plugin {
  const pascal = (name: string) => name.replace(/(^|-)(.)/g, (_, __, letter: string) => letter.toUpperCase());
  return {
    name: 'dialoom-kind-icons',
    resolveId: (id) => (id === iconsId ? `\0${iconsId}` : null),
    load: (id) => {
      if (id !== `\0${iconsId}`) return null;
      const icons = [
        ...[...nodeRegistry.values()].map(({ icon }) => icon),
        ...requestKinds.map(({ describe }) => describe.icon),
      ];
      const names = [...new Set(icons)];
      const imports = names.map((name) => `Icon${pascal(name)}`);
      return [
        `import { ${imports.join(', ')} } from '@tabler/icons-react';`,
        `export const kindIcons = { ${names.map((name, i) => `'${name}': ${imports[i]}`).join(', ')} };`,
      ].join('\n');
    },
  };
}
